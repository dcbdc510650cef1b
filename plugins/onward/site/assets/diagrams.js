// Zooms and moves drawings, switches what their lines show, and says what a line carries. Without this script a drawing
// scrolls in its frame, every part of it is a link with a name, and the table beneath says the same.

import { choice, choose, onChoice } from "./choice.js";
import { fitting } from "./tables.js";

const STEP = 1.25;
const LEAST = 0.2, MOST = 6;
const READABLE = 0.8; // below this scale the letters of a drawing are too small to be shown at first

const drawings = new WeakMap(); // what is known of each figure: its frame, its drawing, its natural size, the scale

function zoom(figure, scale, x, y) {
  const it = drawings.get(figure);
  const frame = it.frame.getBoundingClientRect();
  const [px, py] = x === undefined ? [frame.width / 2, frame.height / 2] : [x - frame.left, y - frame.top];
  const wanted = Math.min(MOST, Math.max(LEAST, scale));
  const grown = wanted / it.scale;
  const left = (it.frame.scrollLeft + px) * grown - px, top = (it.frame.scrollTop + py) * grown - py;
  size(it, wanted);
  it.frame.scrollTo({ left, top, behavior: "instant" });
}

function size(it, scale) {
  it.scale = scale;
  it.svg.setAttribute("width", Math.round(it.width * scale));
  it.svg.setAttribute("height", Math.round(it.height * scale));
}

const room = (it) => (it.frame.clientWidth - 24) / it.width;

/** Large screens have larger letters; a small one begins with letters that can be read, and scrolls. */
function begin(it, space) {
  const letters = parseFloat(getComputedStyle(document.documentElement).fontSize) / 20;
  const tall = (parseFloat(getComputedStyle(it.frame).maxHeight) - 24) / it.height;
  size(it, Math.max(READABLE, Math.min(letters, space, tall || space)));
}

const whole = (figure) => zoom(figure, room(drawings.get(figure)));
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

/** What is under the pointer or has the focus, in words beneath the drawing. */
function tell(figure, event) {
  const it = drawings.get(figure);
  const part = event.target.closest?.(".ow-edge, .ow-node");
  it.told.textContent = part ? part.querySelector("title").textContent : it.hint;
}

function prepare(figure) {
  const frame = figure.querySelector(".ow-scroll"), svg = frame.querySelector("svg"), told = figure.querySelector(".ow-told");
  const [width, height] = ["width", "height"].map((side) => Number(svg.getAttribute(side)));
  drawings.set(figure, { frame, svg, told, hint: told.textContent, width, height, scale: 1, fingers: 0 });
  figure.classList.add("ow-diagram--live");
  figure.querySelector(".ow-controls").hidden = told.hidden = false;
  for (const button of figure.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => WAYS[button.dataset.zoom](figure));
  figure.querySelector("select")?.addEventListener("change", (event) => choose({ lines: event.target.value }));
  frame.addEventListener("keydown", (event) => press(figure, event));
  frame.addEventListener("wheel", (event) => wheel(figure, event), { passive: false });
  for (const kind of ["touchstart", "touchmove", "touchend"]) frame.addEventListener(kind, (event) => pinch(figure, event), { passive: false });
  frame.addEventListener("pointerdown", (event) => drag(frame, event));
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  for (const kind of ["pointerover", "focusin"]) frame.addEventListener(kind, (event) => tell(figure, event));
}

/** The lines take their marks, and the legend that explains them is shown. */
function look(figure) {
  const names = [...figure.querySelectorAll("[data-perspective]")].map((legend) => legend.dataset.perspective);
  const asked = choice().get("lines");
  const shown = names.includes(asked) ? asked : names[0];
  for (const edge of figure.querySelectorAll(".ow-edge")) {
    const marks = Object.fromEntries(edge.dataset.marks.split(" ").map((one) => one.split(":")));
    edge.dataset.mark = marks[shown] || "plain";
  }
  for (const legend of figure.querySelectorAll("[data-perspective]")) legend.hidden = legend.dataset.perspective !== shown;
  const select = figure.querySelector("select");
  if (select) select.value = shown;
}

/** Hides the lines whose rows are hidden, then parties without a line, then frames without a party. */
function narrow(figure, fits) {
  const ends = new Set(), all = new Set(), frames = new Set();
  for (const edge of figure.querySelectorAll(".ow-edge")) {
    const row = document.getElementById(edge.querySelector("a")?.href.baseVal.split("#")[1]);
    const stays = row ? !row.hidden : fits(edge);
    edge.classList.toggle("ow-out", !stays);
    for (const end of edge.dataset.ends.split(" ")) all.add(end) && stays && ends.add(end);
  }
  for (const node of figure.querySelectorAll(".ow-node")) {
    const out = all.has(node.id) && !ends.has(node.id);
    node.classList.toggle("ow-out", out);
    for (let at = out ? null : node; at?.dataset.in; at = document.getElementById(at.dataset.in)) frames.add(at.dataset.in);
  }
  for (const frame of figure.querySelectorAll(".ow-cluster")) frame.classList.toggle("ow-out", !frames.has(frame.id));
}

const each = (act) => document.querySelectorAll("figure.ow-diagram").forEach(act);

function arrive() {
  const fresh = [...document.querySelectorAll("figure.ow-diagram")].filter((figure) => !drawings.has(figure));
  fresh.forEach(prepare);
  const found = fresh.map((figure) => drawings.get(figure));
  const spaces = found.map(room); // all are measured before any is changed: the page is laid out once
  found.forEach((it, index) => begin(it, spaces[index]));
}

onChoice(arrive, () => {
  const fits = fitting();
  each((figure) => { look(figure); narrow(figure, fits); });
});
