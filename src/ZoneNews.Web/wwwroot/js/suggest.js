// The search field as a combobox with a list (WAI-ARIA Authoring Practices): proposes pages while one types; without script it is a plain field.
(() => {
  "use strict";

  const Pause = 150;

  document.querySelectorAll("input[data-suggest]").forEach(input => {
    const list = document.createElement("ul");
    list.id = `${input.id}-list`;
    list.className = "suggest";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestLabel);
    input.after(list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]])
      input.setAttribute(name, value);

    let timer, asked = "", at = -1;

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const choose = index => {
      const options = [...list.children];
      at = (index + options.length) % options.length;
      options.forEach((o, i) => o.setAttribute("aria-selected", i === at));
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };

    const show = found => {
      list.replaceChildren(...found.map((item, i) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.address = item.address;
        const kind = document.createElement("small");
        kind.textContent = item.kind;
        option.append(item.label, kind);
        return option;
      }));
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
    };

    const ask = async () => {
      const typed = input.value.trim();
      if (!typed) return close();
      asked = typed;
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { headers: { accept: "application/json" } });
        if (answer.ok && asked === typed && document.activeElement === input) show(await answer.json());
      } catch {
        close();
      }
    };

    input.addEventListener("input", event => {
      clearTimeout(timer);
      // While an input method composes, what stands in the field is pinyin.
      if (!event.isComposing) timer = setTimeout(ask, Pause);
    });
    input.addEventListener("compositionend", () => { timer = setTimeout(ask, Pause); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", event => {
      if (list.hidden || event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        location.assign(list.children[at].dataset.address);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });
    // Before the field loses focus and the list is gone.
    list.addEventListener("mousedown", event => {
      const option = event.target.closest("[role=option]");
      event.preventDefault();
      if (option) location.assign(option.dataset.address);
    });
  });
})();
