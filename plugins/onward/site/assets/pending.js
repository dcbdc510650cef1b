// Once a reader has chosen a product, changes that are pending and feeds to follow are those that concern it. The panel of the
// header closes like a menu; without this script it opens and closes by itself.

import { choice, onChoice } from "./choice.js";

const CONCERNS = ".ow-pending[data-products], .ow-follow [data-products], .ow-coming[data-products], .ow-subscribe tr[data-products]";

function narrow() {
  const product = choice().get("product");
  for (const one of document.querySelectorAll(CONCERNS)) {
    one.hidden = Boolean(product) && !one.dataset.products.split(" ").includes(product);
  }
}

const panel = document.querySelector(".ow-subscribe");

/** The header stays when instant navigation changes the page, and with it what its relative addresses would mean. */
for (const link of panel?.querySelectorAll("a") ?? []) link.href = link.href;

function close(back) {
  if (!panel?.open) return;
  panel.open = false;
  if (back) panel.querySelector("summary").focus();
}

document.addEventListener("click", (event) => panel?.contains(event.target) || close(false));
document.addEventListener("keydown", (event) => event.key === "Escape" && close(true));

onChoice(() => close(false), narrow);
