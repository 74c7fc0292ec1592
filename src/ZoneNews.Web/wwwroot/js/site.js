// Refines what already works without script: a figure and its words light each other, text size, copy of a citation.
(() => {
  "use strict";

  const light = id => {
    document.querySelectorAll(".is-lit").forEach(e => e.classList.remove("is-lit"));
    document.querySelectorAll(`[data-figures~="${CSS.escape(id)}"]`).forEach(e => e.classList.add("is-lit"));
    document.getElementById(`f${id}`)?.classList.add("is-lit");
  };

  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-figure]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const target = document.querySelector(link.hash);
    light(link.dataset.figure);
    history.replaceState(null, "", link.href);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    target?.focus({ preventScroll: true });
  });

  document.addEventListener("change", event => {
    if (event.target.matches("[data-submit]")) event.target.form?.requestSubmit();
  });

  document.querySelectorAll("[data-print]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
