// Sentences that follow what the reader chose: lists without what does not arise, numbers of what is left, and the text for a product.
// Without this script they say what holds for every customer.

import { words } from "./words.js";

const PLACES = ":is(.ow-answers, .ow-pairs, .ow-count, .ow-places)";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Rewrites the page's sentences; `arises` tells of tokens of cases whether one of them is the reader's. Tells whether anything went. */
export function speak(product, arises) {
  const stays = (cases, unless) => arises(cases) && !(unless && (!product || arises(unless)));
  let left = false;
  for (const one of all(`${PLACES} :is([data-cases], [data-unless])`)) {
    const gone = !stays(one.dataset.cases, one.dataset.unless);
    one.toggleAttribute("hidden", gone); // a place of a map has no property for it
    left ||= gone && !one.dataset.unless;
  }
  for (const one of all(".ow-listed")) list(one, words.locale);
  for (const one of all(".ow-by-number")) {
    const many = one.querySelector(".ow-listed").pieces.filter((piece) => !piece.hidden).length;
    const category = new Intl.PluralRules(words.locale).select(many);
    const texts = [...one.children], mine = texts.find((text) => text.dataset.category === category) ?? texts.at(-1);
    for (const text of texts) text.hidden = text !== mine;
  }
  for (const one of all(".ow-counted")) count(one, stays);
  for (const one of all(".ow-by-product")) {
    const texts = [...one.children], mine = texts.find((text) => text.dataset.product === product) ?? texts[0];
    for (const text of texts) text.hidden = text !== mine;
    left ||= mine !== texts[0];
  }
  for (const one of all(".ow-clause")) one.hidden = !all(".ow-listed, .ow-counted", one).every((of) => !of.empty);
  for (const one of all(".ow-country")) one.hidden = all("tr:has(> [scope=row])", one).every((row) => row.hidden);
  for (const one of all(".ow-lawfold")) one.hidden = all(".ow-country", one).every((country) => country.hidden);
  for (const one of all(".ow-answers .ow-lines")) {
    const empty = all(".ow-mech", one).every((line) => line.hidden);
    for (const part of all(":scope > .ow-big", one)) part.hidden = empty !== part.classList.contains("ow-none");
  }
  return left;
}

/** A list in a sentence, as the language joins what is left of it. */
function list(one, locale) {
  one.pieces ??= all(":scope > .ow-piece", one);
  one.whole ??= [...one.childNodes].filter((node) => !node.dataset?.unless);
  const kept = one.pieces.filter((piece) => !piece.hidden), gone = one.pieces.filter((piece) => piece.hidden);
  const moved = kept.some((piece) => piece.dataset.unless); // named here, since it is not named where it stands for everybody
  if (moved) kept.sort((a, b) => a.textContent.localeCompare(b.textContent, locale));
  one.empty = !kept.length;
  const told = !moved && gone.every((piece) => piece.dataset.unless) ? one.whole
    : new Intl.ListFormat(locale).formatToParts(kept.map((_, at) => String(at))).map(
      (part) => (part.type === "element" ? kept[part.value] : part.value));
  one.replaceChildren(...told, ...gone.filter((piece) => !told.includes(piece)));
}

/** A number with its noun: how many of `data-of`, {"cases|unless": how many}, are left. */
function count(one, stays) {
  const left = Object.entries(JSON.parse(one.dataset.of)).filter(([key]) => stays(...key.split("|")));
  const number = left.reduce((sum, [, many]) => sum + many, 0);
  one.empty = !number;
  one.textContent = counted(one.dataset.unit, number);
}

/** A number with the noun of a unit, as the language counts. */
export function counted(unit, number) {
  const forms = words.forms[unit];
  const word = forms && (forms[new Intl.PluralRules(words.locale).select(number)] ?? forms.other);
  return word ? word.replace("{n}", written(number)) : written(number);
}

/** A number as the language writes it. */
export function written(number) {
  return number.toLocaleString(words.locale);
}
