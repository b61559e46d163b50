// The reading desk: a fact shows its words while the pointer or the keyboard is on it.
(() => {
  "use strict";
  const desk = document.querySelector(".desk.paged");
  if (!desk) return;
  const panels = [...desk.querySelectorAll("[data-panel]")];
  const links = [...desk.querySelectorAll("[data-view]")];
  const turn = (view) => {
    if (panels.length < 2) return;
    panels.forEach((panel) => { panel.hidden = panel.dataset.panel !== view; });
    links.forEach((link) => {
      if (link.dataset.view === view) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  links.forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    turn(link.dataset.view);
  }));
  // Before wian.js leads to the words, they are on the page.
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".facts .row[id]")) return;
    if (!event.target.closest("summary, button, form, a:not(.to)")) turn("text");
  }, true);
  desk.addEventListener("focusin", (event) => event.target.matches("a.to") && turn("text"));
  const near = (event) => {
    const key = event.target.closest?.(".facts .row[id]")?.id.slice(1);
    desk.querySelectorAll(".m.near").forEach((place) => place.classList.remove("near"));
    if (key) desk.querySelectorAll(`.m[data-f="${key}"]`).forEach((place) => place.classList.add("near"));
  };
  desk.addEventListener("mouseover", near);
  desk.addEventListener("focusin", near);
  if (location.hash.startsWith("#p")) turn("text");
})();
