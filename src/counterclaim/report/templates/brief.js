"use strict";
// Colours, filters and pop-ups. Without this script everything is still on the page: links go to the evidence, long lists are details.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  for (const part of all(".theme.js, .filter.js")) part.hidden = false;

  // Light, dark, or as the system says. The choice is kept where the browser lets a file keep anything.
  const buttons = all("[data-theme-set]");
  const setTheme = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeSet === theme));
  };
  const keep = (theme) => { try { localStorage.setItem("counterclaim-theme", theme); } catch { /* not kept */ } };
  const kept = () => { try { return localStorage.getItem("counterclaim-theme"); } catch { return null; } };
  for (const button of buttons) button.addEventListener("click", () => { setTheme(button.dataset.themeSet); keep(button.dataset.themeSet); });
  if (["light", "dark"].includes(kept())) setTheme(kept());

  // The timeline's filter.
  const form = document.querySelector(".filter");
  if (form) {
    const lines = all("#timeline .ev");
    const filter = () => {
      const groups = new Set(all("input:checked", form).map((box) => box.value));
      const side = form.elements.side.value;
      let count = 0;
      for (const line of lines) {
        const fits = groups.has(line.dataset.group) && (!side || line.dataset.sides.split(" ").includes(side));
        line.hidden = !fits;
        count += fits;
      }
      form.querySelector("output").textContent = count === lines.length ? "" : `${count} of ${lines.length} lines`;
    };
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // A figure or quote opens its sentence in place; "Show in its article" goes to the evidence.
  const pop = document.getElementById("pop");
  let opener = null;
  const close = (refocus) => {
    if (pop.hidden) return;
    pop.hidden = true;
    if (refocus && opener) opener.focus();
    opener = null;
  };
  const markWords = (sentence, start, end) => {
    const text = sentence.textContent;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    sentence.replaceChildren(text.slice(0, start), mark, text.slice(end));
  };
  const fill = (link, target) => {
    const paragraph = target.closest(".para").cloneNode(true);
    const here = [...target.parentNode.children].indexOf(target);
    const sentence = paragraph.children[here];
    for (const mark of all("mark", paragraph)) mark.replaceWith(mark.textContent);
    markWords(sentence, ...link.dataset.at.split(" ").map(Number));
    sentence.classList.add("here");
    for (const part of all("[id]", paragraph)) part.removeAttribute("id");
    document.getElementById("pop-p").replaceChildren(...paragraph.childNodes);
    const exhibit = target.closest(".exhibit");
    document.getElementById("pop-h").textContent = exhibit.querySelector(".meta").firstChild.textContent + " · " + exhibit.querySelector("h3").textContent;
    document.getElementById("pop-id").textContent = "counterclaim why " + link.dataset.id;
    document.getElementById("pop-go").setAttribute("href", link.getAttribute("href"));
  };
  const place = (link) => {
    const box = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, root.clientWidth - pop.offsetWidth - 8));
    const above = box.bottom + pop.offsetHeight + 16 > innerHeight && box.top > pop.offsetHeight + 16;
    pop.style.left = `${left + scrollX}px`;
    pop.style.top = `${(above ? box.top - pop.offsetHeight - 8 : box.bottom + 8) + scrollY}px`;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const target = document.getElementById(link.getAttribute("href").slice(1));
      if (!target) return;
      event.preventDefault();
      opener = link;
      fill(link, target);
      pop.hidden = false;
      place(link);
      pop.focus();
    } else if (!event.target.closest("#pop")) close(false);
  });
  document.getElementById("pop-x").addEventListener("click", () => close(true));
  document.getElementById("pop-go").addEventListener("click", () => close(false));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });

  // What a link goes to is opened where it is folded away.
  const unfold = () => {
    const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!goal || !goal.parentElement.closest("details:not([open])")) return;
    for (let part = goal.parentElement; part; part = part.parentElement) if (part.matches("details")) part.open = true;
    goal.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Print everything: open what is folded, and fold it again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); for (const part of opened) part.open = true; });
  addEventListener("afterprint", () => { for (const part of opened) part.open = false; opened = []; });
})();
