// The one choice of region: the stylesheet shows everything under the law that `data-region` names.

import { choice, choose, onChoice } from "./choice.js";

const buttons = () => [...document.querySelectorAll(".ow-regions input")];

function show() {
  const asked = choice().get("region"), there = buttons();
  const shown = there.find((one) => one.value === asked) ?? there.find((one) => one.defaultChecked);
  if (shown) shown.checked = true;
  const law = shown?.value ?? asked;
  if (law) document.documentElement.dataset.region = law;
  else delete document.documentElement.dataset.region;
}

function arrive() {
  for (const one of buttons()) one.addEventListener("change", () => choose({ region: one.value }));
}

onChoice(arrive, show);
