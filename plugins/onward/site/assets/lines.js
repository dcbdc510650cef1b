// What a drawing says once the reader's choice has left some of its flows: the numbers and marks of lines, the words for them, and
// how many a box holds. A flow with a row on the page is found by its row, another by what the figure tells of it.

import { counted, written } from "./sentences.js";
import { words } from "./words.js";

const ORDER = ["dashdot", "sparse", "dotted", "long", "dashed", "strong", "plain"]; // the weakest first, as in looks.py
const list = (text) => (text ? text.split(" ") : []);
const joined = (items) => new Intl.ListFormat(words.locale).format(items);

/** The flows of a figure by their number: a row and what it bears, or cases, data, ways and marks. */
function flowsOf(figure) {
  if (figure.flows) return figure.flows;
  const flows = figure.dataset.told ? rowless(JSON.parse(figure.dataset.told)) : [];
  for (const row of document.querySelectorAll("tr[data-flow]"))
    flows[row.dataset.flow] ??= { row, ground: row.dataset.ground ?? row.parentElement.dataset.ground, ends: list(row.dataset.ends) };
  return figure.flows = flows;
}

const DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"; // as in told.py, where the form is described

function rowless(told) {
  const flows = [], names = told.words.split(" "), mine = numbers(told.flows);
  const tables = told.tables.map((table) => table.split(",").map((entry) => list(entry).map((place) => names[place]).join(" ")));
  const columns = told.columns.map((text) => {
    const width = text.length / mine.length;
    return mine.map((_, at) => [...text.slice(at * width, (at + 1) * width)].reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0));
  });
  mine.forEach((number, at) => {
    const [cases, data, ways, ground] = tables.map((table, of) => table[columns[of][at]]);
    flows[number] = { cases, data, ways, ground, ends: columns.slice(4).map((column) => `${column[at]}`) };
  });
  return flows;
}

/** `0-4 7` as numbers. */
function numbers(ranges) {
  return list(ranges).flatMap((run) => {
    const [first, last] = run.split("-").map(Number);
    return Array.from({ length: (last ?? first) - first + 1 }, (_, at) => first + at);
  });
}

/** Hides the lines of which nothing is left, then the parties without a line; `fits` tells of the tokens of a flow. */
export function narrow(figure, fits) {
  if (figure.dataset.told === undefined || !document.querySelector("form.ow-chooser")) return;
  const flows = flowsOf(figure), stays = flows.map((flow) => (flow.row ? !flow.row.hidden : fits(flow)));
  for (const svg of figure.querySelectorAll(".ow-svg")) {
    const all = new Map(), there = new Map(); // the parties in each box, and those that are left
    for (const edge of svg.querySelectorAll(".ow-edge")) {
      const mine = numbers(edge.dataset.flows), left = mine.filter((at) => stays[at]);
      list(edge.dataset.ends).forEach((box, side) => {
        for (const [of, chosen] of [[all, mine], [there, left]])
          of.set(box, new Set([...(of.get(box) ?? []), ...chosen.map((at) => flows[at].ends[side])]));
      });
      edge.classList.toggle("ow-out", !left.length);
      if (left.length) recount(edge, left.map((at) => flows[at]), mine.length);
      if (left.length && figure.dataset.seen) edge.dataset.marks = seen(figure, left);
      if (edge.closest(".ow-wide")) retell(figure, edge, mine, stays);
    }
    for (const node of svg.querySelectorAll(".ow-node")) {
      const left = there.get(node.id)?.size;
      node.classList.toggle("ow-out", left === 0);
      if (left && node.dataset.unit) hold(node, left, left === all.get(node.id).size);
    }
  }
}

/** A line stands for the flows that are left of it: their number, the weakest of their marks, whether they are alike, and its name. */
function recount(edge, left, all) {
  edge.dataset.count = left.length;
  const number = edge.querySelector(".ow-number");
  if (number) number.textContent = written(left.length);
  const found = marks(left);
  edge.dataset.ground = Object.entries(found).flatMap(([law, of]) => {
    const there = ORDER.filter((mark) => mark in of);
    return [`${law}:${there[0]}`, ...(there.length > 1 || "mixed" in of ? [`${law}:mixed`] : [])];
  }).join(" ");
  const link = edge.querySelector("a");
  if (!edge.dataset.way || !link) return;
  link.whole ??= link.getAttribute("aria-label");
  const laws = grounds(found, left.length).map(([names, said]) => names + words.colon + said);
  link.setAttribute("aria-label", left.length === all ? link.whole : [`${edge.dataset.way} (${counted("flows.count", left.length)})`, ...laws].join(". "));
}

/** The marks of a line from each perspective: the first of those of its flows, and that they are mixed. */
function seen(figure, left) {
  figure.seen ??= Object.entries(JSON.parse(figure.dataset.seen)).map(([name, [order, digits]]) => [
    name, list(order), digits.replace(/(\d)\{(\d+)\}/g, (_, digit, many) => digit.repeat(many))]);
  return figure.seen.flatMap(([name, order, digits]) => {
    const there = new Set(left.map((at) => digits[at]));
    return [`${name}:${order[Math.min(...there)]}`, ...(there.size > 1 ? [`${name}:mixed`] : [])];
  }).join(" ");
}

/** How many flows bear each mark, law by law. */
function marks(flows) {
  const found = {};
  for (const flow of flows) {
    for (const token of list(flow.ground)) {
      const [law, mark] = token.split(":");
      found[law] ??= {};
      found[law][mark] = (found[law][mark] ?? 0) + 1;
    }
  }
  return found;
}

/** In words, as pairs of laws that say the same and what they say. */
function grounds(found, flows) {
  const { laws, some, semicolon } = words, said = new Map();
  for (const [law, [, meanings]] of Object.entries(laws)) {
    const of = found[law];
    if (!of) continue;
    const there = ORDER.filter((mark) => mark in of);
    const phrase = there.length === 1 && of[there[0]] === flows ? meanings[there[0]] : there.map(
      (mark) => some.replace("{what}", meanings[mark]).replace("{n}", written(of[mark])).replace("{all}", written(flows))).join(semicolon);
    said.set(phrase, [...(said.get(phrase) ?? []), law]);
  }
  return [...said].map(([phrase, of]) => [joined(of.map((law) => laws[law][0])), phrase, of]);
}

/** The line's entry in the list beneath: its number, its mechanisms, and of its flows those that are left. */
function retell(figure, edge, mine, stays) {
  const entry = document.getElementById(`line-${edge.dataset.lines}`);
  if (!entry) return;
  const left = mine.filter((at) => stays[at]);
  entry.hidden = !left.length;
  const carried = [...entry.querySelectorAll(".ow-carried > ul > li")];
  if (carried.length === mine.length) carried.forEach((item, at) => { item.hidden = !stays[mine[at]]; });
  entry.whole ??= [entry.querySelector(".ow-line__count").textContent, [...entry.querySelectorAll(":scope > .ow-ground")]];
  const count = entry.querySelector(".ow-line__count"), whole = left.length === mine.length;
  const laws = grounds(marks(left.map((at) => figure.flows[at])), left.length);
  count.textContent = whole ? entry.whole[0] : counted("flows.count", left.length);
  for (const told of entry.querySelectorAll(":scope > .ow-ground")) told.remove();
  count.after(...(whole ? entry.whole[1] : laws.map(block)));
}

/** The name of a line as what it says of every law, and what it says of some, as `grounds` tells it. */
export function parted(name) {
  const ids = Object.keys(words.laws), starts = [];
  for (let some = 1; some < 2 ** ids.length; some += 1) {
    const laws = ids.filter((_, at) => some & 2 ** at), names = joined(laws.map((law) => words.laws[law][0]));
    const at = name.indexOf(`. ${names}${words.colon}`);
    if (at >= 0) starts.push([at, names, laws]);
  }
  starts.sort(([a], [b]) => a - b);
  const told = starts.map(([at, names, laws], of) => [names, name.slice(at + 2 + names.length + words.colon.length, starts[of + 1]?.[0]), laws]);
  return [name.slice(0, starts[0]?.[0]), told];
}

/** What is said of laws, shown under these alone. */
export function block([names, said, laws]) {
  const made = document.createElement("div"), name = document.createElement("span");
  made.className = "ow-ground";
  made.dataset.regimes = laws.join(" ");
  name.className = "ow-quiet";
  name.textContent = names;
  made.append(name, " ", said);
  return made;
}

/** A box that counts says how many are left; where they are it says of all alone. */
function hold(node, number, whole) {
  const texts = [...node.querySelectorAll(".ow-held")], link = node.querySelector("a");
  node.whole ??= { texts: texts.map((text) => text.textContent), name: link?.getAttribute("aria-label") };
  const held = counted(node.dataset.unit, number);
  texts.forEach((text, at) => { text.textContent = whole ? node.whole.texts[at] : at ? "" : held; });
  link?.setAttribute("aria-label", whole ? node.whole.name : node.whole.name.replace(node.dataset.held, held));
}
