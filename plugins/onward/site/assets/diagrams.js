// Zooms and moves drawings, switches what their lines show, and says beside a line what it carries. Without this script a
// drawing fits its page, every part of it is a link with a name, and the list beneath says the same.

import { choice, choose, onChoice } from "./choice.js";
import { block, narrow, parted } from "./lines.js";
import { fitting } from "./tables.js";
import { words } from "./words.js";

const STEP = 1.25;
const LEAST = 0.2, MOST = 6;

const drawings = new WeakMap(); // what is known of each figure: the frame that is shown, its drawing, its natural size, the scale

function zoom(figure, scale, x, y) {
  const it = drawings.get(figure) ?? fit(figure);
  const frame = it.frame.getBoundingClientRect();
  const [px, py] = x === undefined ? [frame.width / 2, frame.height / 2] : [x - frame.left, y - frame.top];
  const wanted = Math.min(MOST, Math.max(LEAST, scale));
  const grown = wanted / it.scale;
  const left = (it.frame.scrollLeft + px) * grown - px, top = (it.frame.scrollTop + py) * grown - py;
  if (!it.frame.classList.contains("ow-scroll--zoomed")) it.frame.style.height = `${it.frame.offsetHeight}px`; // the buttons stay where they are
  it.frame.classList.add("ow-scroll--zoomed");
  it.scale = wanted;
  it.svg.setAttribute("width", it.width * wanted);
  it.frame.scrollTo({ left, top, behavior: "instant" });
}

/** The whole drawing, in its width and in its height, as the stylesheet fits it. */
function whole(figure) {
  const it = drawings.get(figure);
  it.frame.classList.remove("ow-scroll--zoomed");
  it.frame.style.height = "";
  it.svg.setAttribute("width", it.natural);
  fit(figure);
}

const WAYS = {
  in: (figure) => zoom(figure, drawings.get(figure).scale * STEP),
  out: (figure) => zoom(figure, drawings.get(figure).scale / STEP),
  whole,
};
const KEYS = { "+": WAYS.in, "=": WAYS.in, "-": WAYS.out, "−": WAYS.out, "0": whole };

function press(figure, event) {
  const act = !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(figure);
}

function wheel(figure, event) {
  if (!event.ctrlKey && !event.metaKey) return; // a page that scrolls on is what a wheel means
  event.preventDefault();
  zoom(figure, drawings.get(figure).scale * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
}

const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

function pinch(figure, event) {
  const it = drawings.get(figure);
  if (event.touches.length !== 2) { it.fingers = 0; return; }
  event.preventDefault();
  const [a, b] = event.touches, apart = spread([a, b]);
  if (it.fingers) zoom(figure, it.scale * apart / it.fingers, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
  it.fingers = apart;
}

/** Moves the drawing with the mouse; the click that ends a movement follows no link. */
function drag(frame, event) {
  if (event.pointerType !== "mouse" || event.button !== 0) return;
  const from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
  let moved = false;
  const move = (to) => {
    moved ||= Math.hypot(to.clientX - from.x, to.clientY - from.y) > 4;
    if (moved) frame.scrollTo({ left: from.left + from.x - to.clientX, top: from.top + from.y - to.clientY, behavior: "instant" });
  };
  const end = () => {
    document.removeEventListener("pointermove", move);
    if (!moved) return;
    const stop = (click) => { click.preventDefault(); click.stopImmediatePropagation(); };
    frame.addEventListener("click", stop, { capture: true });
    setTimeout(() => frame.removeEventListener("click", stop, { capture: true }));
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end, { once: true });
}

/** What is under the pointer or has the focus, in words beside it. */
function tell(figure, part, x, y) {
  const told = figure.querySelector(".ow-told");
  told.hidden = !part;
  if (!part) return;
  const name = (part.querySelector("a") ?? part).getAttribute("aria-label") ?? part.querySelector("title, text")?.textContent ?? "";
  told.replaceChildren(...said(part, name));
  const within = figure.getBoundingClientRect(), at = part.getBoundingClientRect();
  const left = (x ?? at.left + at.width / 2) - within.left + 14, top = (y ?? at.bottom) - within.top + 14;
  told.style.left = `${Math.max(0, Math.min(left, within.width - told.offsetWidth))}px`;
  told.style.top = `${top}px`;
}

const LISTED = 8; // flows that are listed beside a line; the list beneath has them all

/** A line's entry in the list beneath the drawing; where a line stands for several of them, its name and their heads. Grounds are those of the chosen law. */
function said(part, name) {
  const entries = (part.dataset.lines ?? "").split(" ").filter(Boolean).map((one) => document.getElementById(`line-${one}`)).filter((one) => !one?.hidden);
  const [way, laws] = parted(name), named = [paragraph(way), ...laws.map(block)];
  if (!entries.length || entries.includes(null)) return named;
  if (entries.length > 1) return [...named, ...entries.slice(0, LISTED).map((one) => paragraph(one.querySelector("strong").textContent))];
  const copy = entries[0].cloneNode(true);
  copy.removeAttribute("id");
  const flows = [...copy.querySelectorAll(".ow-carried li:not([hidden])")];
  for (const flow of flows.slice(LISTED)) flow.remove();
  if (flows.length > LISTED) copy.querySelector(".ow-carried").append("…");
  return [...copy.childNodes];
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

const partAt = (event) => event.target.closest?.(".ow-edge, .ow-row, .ow-node");

/** From a box, the arrow keys lead along its lines, one after the other; Escape leads back to the box. */
function step(figure, event) {
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const from = event.target.closest?.(".ow-node, .ow-edge");
  if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && figure.box) return figure.box.focus();
  if (!way) return;
  if (from.matches(".ow-node")) [figure.box, figure.lines] = [event.target, linesOf(from)];
  const at = (figure.lines ?? []).indexOf(from);
  const next = figure.lines?.[at < 0 ? (way > 0 ? 0 : figure.lines.length - 1) : at + way];
  const to = next ? next.querySelector("a") : figure.box;
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function linesOf(box) {
  return [...box.ownerSVGElement.querySelectorAll(".ow-edge:not(.ow-out)")].filter((edge) => edge.dataset.ends.split(" ").includes(box.id));
}

const BUTTONS = { in: ["+", "zoom-in"], out: ["−", "zoom-out"], whole: ["⤢", "whole"] };

/** What the lines show, where there is a choice, and the buttons that zoom. */
function control(figure) {
  const place = figure.querySelector(".ow-controls"), names = perspectives(figure);
  if (names.length > 1) {
    const label = document.createElement("label"), select = document.createElement("select");
    select.append(...names.map((name) => new Option(words.perspectives[name], name)));
    select.addEventListener("change", () => choose({ lines: select.value }));
    label.append(words.lines, " ", select);
    place.append(label);
  }
  const zooms = document.createElement("span");
  zooms.title = words.hint;
  for (const [way, [sign, called]] of Object.entries(BUTTONS)) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = button.ariaLabel = words[called];
    button.append(sign);
    button.addEventListener("click", () => WAYS[way](figure));
    zooms.append(button);
  }
  place.append(zooms);
  place.hidden = false;
}

/** The ways to look at the lines, that which is shown at first before the others; a way has a legend for each law. */
const perspectives = (figure) => [...new Set([...figure.querySelectorAll("[data-perspective]")].map((legend) => legend.dataset.perspective))];

function prepare(figure) {
  control(figure);
  for (const frame of figure.querySelectorAll(".ow-scroll")) {
    frame.addEventListener("wheel", (event) => wheel(figure, event), { passive: false });
    for (const kind of ["touchstart", "touchmove", "touchend"]) frame.addEventListener(kind, (event) => pinch(figure, event), { passive: false });
    frame.addEventListener("pointerdown", (event) => drag(frame, event));
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("keydown", (event) => { press(figure, event); step(figure, event); });
    frame.addEventListener("pointerover", (event) => { if (partAt(event)) tell(figure, partAt(event), event.clientX, event.clientY); });
    frame.addEventListener("focusin", (event) => tell(figure, partAt(event)));
  }
  figure.addEventListener("pointerleave", () => tell(figure, null));
  figure.addEventListener("focusout", (event) => { if (!figure.contains(event.relatedTarget)) tell(figure, null); });
  figure.addEventListener("keydown", (event) => { if (event.key === "Escape") tell(figure, null); });
}

/** What is known of the drawing that this width of the screen shows: its own size, and the scale at which it is seen whole. */
function fit(figure) {
  const frame = [...figure.querySelectorAll(".ow-scroll")].find((one) => one.offsetParent) ?? figure.querySelector(".ow-scroll");
  const svg = frame.querySelector("svg"), natural = (svg.dataset.natural ??= svg.getAttribute("width"));
  const { width: across, height: down } = svg.viewBox.baseVal;
  const width = parseFloat(natural) * parseFloat(getComputedStyle(document.documentElement).fontSize), height = width * down / across;
  const tall = parseFloat(getComputedStyle(svg).maxHeight) || height;
  const scale = frame.matches(".ow-scroll--large") ? 1 : Math.min(1, frame.clientWidth / width, tall / height);
  const it = { frame, svg, natural, width, height, scale, fingers: 0 };
  drawings.set(figure, it);
  return it;
}

/** The lines take their marks, and the legend that explains them is shown. Grounds are the stylesheet's, law by law. */
function look(figure) {
  const names = perspectives(figure);
  const asked = choice().get("lines");
  const shown = names.includes(asked) ? asked : names[0];
  for (const edge of figure.querySelectorAll(".ow-edge")) {
    const marks = (edge.dataset.marks ?? "").split(" ").map((one) => one.split(":")).filter(([name]) => name === shown).map(([, mark]) => mark);
    if (shown === "ground" && edge.dataset.ground) delete edge.dataset.mark;
    else edge.dataset.mark = marks[0] ?? "plain";
    edge.classList.toggle("ow-mixed", shown !== "ground" && marks.includes("mixed"));
  }
  for (const legend of figure.querySelectorAll("[data-perspective]")) legend.hidden = legend.dataset.perspective !== shown;
  const select = figure.querySelector("select");
  if (select) select.value = shown;
}

const figures = () => [...document.querySelectorAll("figure.ow-diagram")];

function arrive() {
  const fresh = figures().filter((figure) => !drawings.has(figure));
  fresh.forEach(prepare);
  fresh.map(fit);
}

let wide = innerWidth; // for which drawings were fitted
addEventListener("resize", () => {
  if (wide === innerWidth) return; // a phone's address bar comes and goes
  wide = innerWidth;
  figures().filter((figure) => drawings.has(figure)).forEach(whole);
});

onChoice(arrive, () => {
  const fits = fitting();
  for (const figure of figures()) {
    if (!drawings.get(figure)?.scale && figure.offsetParent) fit(figure); // it was hidden until now
    narrow(figure, fits);
    look(figure);
  }
});
