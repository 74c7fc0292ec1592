// Keys for the review desk. Each key presses a button that stands on the page; they can be switched off.
(() => {
  "use strict";

  const name = "zonenews.keys";
  const toggle = document.querySelector("[data-keys]");
  const list = document.querySelector("[data-keylist]");
  let on = localStorage.getItem(name) !== "off";

  const show = () => {
    toggle?.setAttribute("aria-pressed", String(on));
    if (list) list.hidden = !on;
  };

  const press = key => document.querySelector(`[data-key="${key}"]`)?.click();

  const step = by => {
    const rows = [...document.querySelectorAll("[data-figure-row]")];
    const at = rows.findIndex(r => r.closest("[aria-current]"));
    rows[at + by]?.click();
  };

  document.addEventListener("keydown", event => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea")) return;
    const key = event.key.toLowerCase();
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if ("aerun".includes(key)) press(key);
  });

  document.querySelectorAll(".toast [data-close]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", () => { button.closest(".toast").hidden = true; });
  });

  if (toggle) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      on = !on;
      localStorage.setItem(name, on ? "on" : "off");
      show();
    });
  }
  show();

  // Only inside their own boxes: the page itself stays where it is.
  [".read-row[aria-current]", ".printed .is-lit"].forEach(selector => {
    const element = document.querySelector(selector);
    const box = element?.closest("section");
    if (box && box.scrollHeight > box.clientHeight)
      box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  });
})();
