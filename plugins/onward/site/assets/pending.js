// Once a reader has chosen a product, changes that are pending and feeds to follow are those that concern it.

import { choice, onChoice } from "./choice.js";

const CONCERNS = ".ow-pending[data-products], .ow-follow [data-products]";

function narrow() {
  const product = choice().get("product");
  for (const one of document.querySelectorAll(CONCERNS)) {
    one.hidden = Boolean(product) && !one.dataset.products.split(" ").includes(product);
  }
}

onChoice(() => {}, narrow);
