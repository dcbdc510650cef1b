// What the reader chose stands in the address alone: it can be linked to, "back" undoes it, and nothing is stored.

const CARRIED = ["product", "region", "with"]; // what concerns the reader holds on every page; a table's filters do not

export const choice = () => new URLSearchParams(location.search);

const listeners = [];
const tell = () => listeners.forEach((listener) => listener());

/** Calls back on every page, and whenever the choice changes on it. Material's instant navigation changes pages, too. */
export function onChoice(arrive, change) {
  listeners.push(change);
  const begin = () => { arrive(); change(); };
  // From a disk the theme's script exchanges no page, and where it is asked to, it ends before it has told of the first.
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(begin);
  else begin();
}

/** Puts values into the address (an empty one leaves it); typing replaces the entry of the history that it made. */
export function choose(values, replace = false) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href === location.href) return;
  history[replace ? "replaceState" : "pushState"](history.state, "", address);
  tell();
}

/** Links within the site take along what concerns the reader, as soon as one is about to be followed. A disk has no first pages. */
function carry(event) {
  const link = event.target instanceof Element && event.target.closest("a");
  const named = link && ["href", "xlink:href"].find((name) => link.hasAttribute(name)); // diagrams have the second
  if (!named || link.hasAttribute("download")) return;
  const address = new URL(link.getAttribute(named), document.baseURI);
  const here = choice();
  if (address.origin !== location.origin || address.protocol !== location.protocol) return; // from a disk every origin is "null"
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
  const names = address.pathname === location.pathname && address.hash ? [...here.keys()] : CARRIED;
  for (const name of names) {
    if (here.get(name)) address.searchParams.set(name, here.get(name));
    else address.searchParams.delete(name);
  }
  link.setAttribute(named, address);
}

for (const event of ["pointerdown", "click"]) document.addEventListener(event, carry, { capture: true });
window.addEventListener("popstate", tell);
