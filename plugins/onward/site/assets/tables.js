// Narrows tables, drawings and notices to what the reader chose, sorts tables, and says that something is hidden.
// Without this script every row is there, in the order of the page.

import { choice, choose, onChoice } from "./choice.js";
import { counted, speak, written } from "./sentences.js";
import { words } from "./words.js";

const compare = new Intl.Collator(document.documentElement.lang || "en", { numeric: true }).compare;
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const list = (text) => (text ? text.split(" ") : []);

let chooser; // the page's form; a page without one is never narrowed

const own = () => chooser.dataset.product; // a product's own page is whole until a feature is chosen on it

function wanted() {
  const asked = choice();
  const want = Object.fromEntries(["region", "country", "data", "ground"].map((name) => [name, asked.get(name) || ""]));
  want.product = own() ? asked.get("with") && own() : asked.get("product") || "";
  want.features = new Set((asked.get("with") || "").split(",").filter(Boolean));
  want.words = plain(asked.get("find") || "").split(/\s+/).filter(Boolean);
  return want;
}

/** `cloud:own-smtp:!x` is a case: the product, features that it needs, and features with which it does not arise. */
function arises(token, want) {
  const [product, ...features] = token.split(":");
  return product === want.product
    && features.every((one) => (one[0] === "!" ? !want.features.has(one.slice(1)) : want.features.has(one)));
}

/** A way is `law/country/ground`; what nobody has judged under a law may be under any. */
function leads(way, want) {
  const [region, country, ground] = way.split("/");
  return (!want.region || !region || region === want.region)
    && (!want.country || country === want.country) && (!want.ground || ground === want.ground);
}

/** Whether the tokens of a row, or of a flow without one, are among what is chosen. */
function suits({ cases, ways, data }, want) {
  if (want.product && cases && !list(cases).some((token) => arises(token, want))) return false;
  if ((want.country || want.ground || (want.region && ways)) && !list(ways).some((way) => leads(way, want))) return false;
  return !want.data || list(data).includes(want.data);
}

function fits(entry, want) {
  const near = (entry.closest("[data-ways], [data-cases]") ?? entry).dataset; // alike companies share a row
  const most = entry.closest("tbody")?.dataset ?? near; // and rows of flows what most of them bear
  const cases = near.cases ?? most.cases, ways = near.ways ?? most.ways;
  if (!suits({ cases, ways, data: entry.dataset.data }, want)) return false;
  if (!want.words.length) return true;
  const text = (entry.plain ??= plain(said(entry)));
  return want.words.every((word) => text.includes(word));
}

/** What an entry says; where there are names alone, also what stands beside them, and the names of the data. */
function said(entry) {
  const row = entry.closest(".ow-names tr");
  if (!row) return entry.textContent;
  const titles = list(entry.dataset.data).map((one) => chooser.elements.data?.querySelector(`[value="${CSS.escape(one)}"]`)?.text ?? "");
  const group = entry.closest(".ow-group")?.querySelector(".ow-group__name")?.textContent ?? "";
  return [entry.textContent, row.cells[0].textContent, row.cells[1].textContent, group, ...titles].join(" ");
}

function narrow() {
  laws(choice().get("region") || "");
  if (!chooser) return;
  const want = wanted();
  let all = 0, shown = 0;
  const aside = apart(want.product);
  for (const body of document.querySelectorAll(".ow-rows tbody:is([data-cases], [data-ways], :has([data-cases], [data-ways]))")) {
    if (body.closest("[data-only][hidden]")) continue;
    const rows = [...body.rows].filter((row) => row !== body.nothing);
    for (const row of rows) row.hidden = !fits(row, want);
    const seen = rows.filter((row) => !row.hidden).length;
    all += rows.length;
    shown += seen;
    none(body).hidden = seen > 0;
  }
  for (const law of document.querySelectorAll(".ow-rows .ow-ground[data-regimes]"))
    law.hidden = Boolean(want.region) && !list(law.dataset.regimes).includes(want.region);
  for (const register of document.querySelectorAll(".ow-register")) {
    const entries = [...register.querySelectorAll(".ow-entry, .ow-names li")];
    for (const entry of entries) hideUnlessItFits(entry, want);
    for (const row of register.querySelectorAll(".ow-names tbody tr")) row.hidden = !row.querySelector("li:not([hidden])");
    const seen = entries.filter((entry) => !entry.hidden).length;
    all += entries.length;
    shown += seen;
    unfold(register.closest(".ow-group"), seen, entries.length, want);
  }
  const less = speak(want.product, (cases) => !want.product || !cases || list(cases).some((token) => arises(token, want)));
  say(shown, all, less || aside);
}

/** What is about one product alone, its drawing first, goes where another one is chosen. Tells whether anything went. */
function apart(product) {
  const another = (one) => Boolean(product) && one !== product;
  for (const one of document.querySelectorAll("[data-only]")) one.hidden = another(one.dataset.only);
  const told = [...document.querySelectorAll(".ow-apart")];
  for (const words of told) {
    words.hidden = !another(words.dataset.of);
    if (words.previousElementSibling?.matches("figure")) words.previousElementSibling.hidden = !words.hidden;
  }
  return told.some((words) => !words.hidden);
}

/** A company stays where it fits; of what it is there, its chips and its mechanisms, what does not arise goes. */
function hideUnlessItFits(entry, want) {
  entry.hidden = !fits(entry, want);
  const of = entry.closest(".ow-names tr") ?? entry;
  for (const part of of.querySelectorAll("[data-cases]"))
    part.hidden = Boolean(want.product) && !list(part.dataset.cases).some((token) => arises(token, want));
  for (const others of of.querySelectorAll(".ow-one .ow-quiet"))
    others.hidden = [...others.parentElement.querySelectorAll(".ow-mech:not([hidden])")].length < 2;
}

/** A group without a company goes, another says how many are left; one that was closed opens while something is looked for. */
function unfold(group, seen, all, want) {
  if (!group) return;
  group.hidden = !seen;
  const told = group.querySelector(".ow-group__count");
  if (told) {
    told.whole ??= told.textContent;
    told.textContent = seen === all ? told.whole : counted("companies", seen);
  }
  const looking = Boolean(want.words.length || want.country || want.data || want.ground);
  if (looking && !group.open) group.open = group.unfolded = true;
  else if (!looking && group.unfolded) group.open = group.unfolded = false;
}

/** Of tables that stand one a law, the chosen one is open. */
function laws(region) {
  const folds = [...document.querySelectorAll("details[data-law]")];
  const chosen = folds.filter((fold) => fold.dataset.law === region);
  if (chosen.length) for (const fold of folds) fold.open = chosen.includes(fold);
}

/** Tells of the tokens of a flow, which a drawing has without its row, whether it belongs to the choice. */
export function fitting() {
  const want = chooser && wanted();
  return (tokens) => !want || suits(tokens, want);
}

function none(body) {
  if (!body.nothing) {
    body.nothing = body.insertRow();
    const cell = body.nothing.insertCell();
    cell.colSpan = 99;
    cell.textContent = words.nothing;
  }
  body.append(body.nothing);
  return body.nothing;
}

function say(shown, all, less) {
  const told = shown === all ? "" : shown ? words.part : words.nothing;
  chooser.querySelector("[role=status]").textContent = told.replace("{shown}", written(shown)).replace("{all}", written(all));
  chooser.classList.toggle("ow-chooser--part", shown < all || less);
}

function sort() {
  const [, down, key] = /^(-?)(.*)$/.exec(choice().get("sort") || "");
  for (const table of document.querySelectorAll(":is(.ow-rows, .ow-list):has(th[data-key])")) {
    const heads = [...table.tHead.rows[0].cells];
    const at = heads.findIndex((head) => head.dataset.key === key);
    heads.forEach((head, i) => {
      if (i === at) head.ariaSort = down ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    });
    const whole = table.matches(".ow-list"); // there an entry is a body of its own
    const body = whole ? table : table.tBodies[0];
    body.order ??= [...(whole ? body.tBodies : body.rows)];
    const cells = (entry) => (whole ? entry.rows[0] : entry).cells;
    const value = (entry) => entry.dataset[key] ?? cells(entry)[at]?.textContent.trim() ?? "";
    const rows = at < 0 ? body.order : [...body.order].sort((a, b) => compare(value(a), value(b)) * (down ? -1 : 1));
    body.append(...rows);
    if (body.nothing) body.append(body.nothing);
  }
}

function makeSortable() {
  for (const head of document.querySelectorAll(":is(.ow-rows, .ow-list) th[data-key]:not(:has(button))")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ow-sort";
    button.append(...head.childNodes);
    head.append(button);
    const next = () => ({ ascending: "-" + head.dataset.key, descending: "" })[head.ariaSort] ?? head.dataset.key;
    button.addEventListener("click", () => choose({ sort: next() }));
  }
}

const of = (box) => box.parentElement.dataset.of; // the product that has the feature

/** What stands in the form, as it stands in the address; a search goes on in the entry of the history that it made. */
function read(event) {
  const search = event.target.name === "find";
  if (event.type === "input" && !search) return;
  const values = Object.fromEntries(new FormData(chooser));
  const features = [...chooser.querySelectorAll("[name=with]:checked")].filter((box) => of(box) === (own() || values.product));
  values.with = features.map((box) => box.value).join(",");
  choose(values, search && Boolean(choice().get("find")));
}

function show() {
  if (!chooser) return;
  const asked = choice();
  const want = wanted();
  const more = chooser.querySelector("details");
  if (more && (want.country || want.data || want.ground)) more.open = true;
  for (const field of chooser.elements) {
    if (field.type === "checkbox") {
      field.checked = want.features.has(field.value);
      field.parentElement.hidden = of(field) !== (own() || want.product);
    } else if (field.name && field.value !== (asked.get(field.name) || "")) field.value = asked.get(field.name) || "";
  }
}

function arrive() {
  chooser = document.querySelector("form.ow-chooser");
  makeSortable();
  if (!chooser) return;
  chooser.hidden = false;
  chooser.addEventListener("submit", (event) => event.preventDefault());
  chooser.addEventListener("change", read);
  chooser.addEventListener("input", read);
  chooser.addEventListener("reset", (event) => {
    event.preventDefault();
    choose(Object.fromEntries([...choice().keys()].filter((name) => !["sort", "lines"].includes(name)).map((name) => [name, ""])));
  });
}

onChoice(arrive, () => { show(); sort(); narrow(); });
