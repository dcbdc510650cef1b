// The skip link moves the focus and nothing else. A browser that follows it by itself moves the focus, too; but instant navigation
// then takes the new address for another page, loads it, and exchanges the content that has the focus.

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest(".md-skip");
  const content = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!content) return;
  event.preventDefault();
  event.stopPropagation();
  content.focus();
}, { capture: true });
