// Extras over plain HTML: every page works without this file.
(() => {
  "use strict";
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = () => document.querySelector("form.read");
  const say = (text, bad = false) => {
    const line = document.querySelector(".progress");
    if (!line) return;
    line.textContent = text;
    line.classList.toggle("bad", bad);
  };

  all(".bar [aria-current]").forEach((tab) => tab.scrollIntoView({ block: "nearest", inline: "center" }));

  // A fact and its places light up together; the one that was not touched comes into view.
  const rowOf = (key) => document.getElementById("f" + key);
  const placesOf = (key) => all(`.m[data-f="${key}"]`);
  const show = (element) =>
    element?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  const light = (key) => {
    all(".lit").forEach((element) => element.classList.remove("lit"));
    const row = rowOf(key);
    row?.closest("details")?.setAttribute("open", "");
    [row, ...placesOf(key)].forEach((element) => element?.classList.add("lit"));
    return row;
  };
  const fromFact = (row, place) => {
    const key = row.id.slice(1);
    light(key);
    show(place ?? placesOf(key)[0]);
  };
  const fromPlace = (key) => {
    const row = light(key);
    show(row);
    row?.querySelector("a.to")?.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) return print();
    if (event.target.closest("summary, a.out, button, form, .row a:not(.to, .told)")) return;
    const told = event.target.closest("a.told");
    if (told) {
      event.preventDefault();
      const key = told.hash.slice(2);
      show(light(key));
      return rowOf(key).querySelector("a.to")?.focus({ preventScroll: true });
    }
    const inText = event.target.closest(".m a");
    if (inText) {
      event.preventDefault();
      return fromPlace(inText.closest(".m").dataset.f);
    }
    const row = event.target.closest(".row[id]");
    const link = event.target.closest("a.to");
    if (!row || (!link && String(getSelection()))) return;
    event.preventDefault();
    fromFact(row, link && document.getElementById(link.hash.slice(1)));
  });

  // j k and arrows walk the facts, at the reading desk the doubts; n p what is to be checked.
  const step = (selector, by) => {
    const rows = all(selector).filter((row) => row.offsetParent);
    if (!rows.length) return;
    const now = document.activeElement.closest?.(".row[id]") ?? document.querySelector(".row.lit");
    const at = rows.indexOf(now);
    let next = at + by;
    if (at < 0 && now) {
      const after = rows.findIndex((row) => now.compareDocumentPosition(row) & 4);
      next = by > 0 ? after : (after < 0 ? rows.length : after) - 1;
    } else if (at < 0) next = by > 0 ? 0 : rows.length - 1;
    const row = rows[(next + rows.length) % rows.length];
    row.querySelector("a.to")?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    fromFact(row);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const desk = document.querySelector("[data-walk]")?.dataset.walk;
    const doubts = desk && all(desk).length ? desk : "";
    const inFacts = doubts || event.target.closest(".facts, .warnings");
    const walk = { KeyJ: 1, KeyK: -1, ...(inFacts && { ArrowDown: 1, ArrowUp: -1 }) }[event.code];
    const check = { KeyN: 1, KeyP: -1 }[event.code];
    if (!walk && !check) return;
    event.preventDefault();
    step(walk ? doubts || ".row[id]" : "[data-doubt]", walk ?? check);
  });

  // The rooms of a narrow bar scroll: the one that is open stands in view.
  const here = document.querySelector(".bar [aria-current]");
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft;

  // "/" begins a search; Escape and a click elsewhere close what is open in the frame.
  const close = (within) =>
    all(".menu[open]").forEach((menu) => menu.contains(within) || menu.removeAttribute("open"));
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.activeElement.closest?.(".menu[open]");
      close(null);
      menu?.querySelector("summary").focus();
    }
    if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
    const search = document.querySelector("input[type=search]");
    if (search) event.preventDefault();
    search?.focus();
  });

  // Files dropped or pasted anywhere are read; too large ones are told before they are sent.
  const holds = (data) => data && [...data.types].includes("Files");
  const take = (files) => {
    const input = document.querySelector("input[name=files]");
    if (!input) return;
    input.files = files;
    const go = input.dispatchEvent(new Event("change", { bubbles: true, cancelable: true }));
    if (go && form() && fits()) form().requestSubmit();
  };
  const fits = () => {
    if (!form()) return true;
    const files = [...(document.querySelector("input[name=files]")?.files ?? [])];
    const ok = files.reduce((sum, file) => sum + file.size, 0) <= Number(form().dataset.limit);
    say(ok ? "" : form().dataset.tooLarge, !ok);
    return ok;
  };
  let depth = 0;
  const over = (on) => {
    const zone = document.querySelector(".drop");
    if (!zone) return;
    document.body.dataset.dropWords = zone.dataset.drop;
    document.body.classList.toggle("dragging", on);
  };
  addEventListener("dragenter", (event) => holds(event.dataTransfer) && over(++depth > 0));
  addEventListener("dragleave", (event) => holds(event.dataTransfer) && over(--depth > 0));
  addEventListener("dragover", (event) => holds(event.dataTransfer) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!holds(event.dataTransfer)) return;
    event.preventDefault();
    over((depth = 0) > 0);
    take(event.dataTransfer.files);
  });
  addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files);
  });
  addEventListener("change", (event) => event.target.matches("input[name=files]") && fits());
  addEventListener("submit", (event) => {
    if (form() && event.target === form() && !fits()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  // Back and Forward: what was read in this tab stays in its memory; the server keeps nothing.
  const pages = [];
  let at = 0;
  const page = () => document.getElementById("page");
  const settle = () => {
    root.lang = page().dataset.lang || root.lang;
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  const keep = () => (pages[at] = { page: page(), title: document.title });
  const turn = (to) => {
    keep();
    pages.length = at = to;
    history.pushState({ at }, "", location.pathname + location.search);
  };
  history.replaceState({ at }, "");
  addEventListener("popstate", (event) => {
    // A link to a place of this page made an entry of its own.
    if (!event.state) return history.replaceState({ at }, "");
    const to = event.state.at;
    if (to === at) return;
    if (!pages[to]) return location.reload();
    keep();
    at = to;
    page().replaceWith(pages[at].page);
    document.title = pages[at].title;
    htmx.process(page());
    say("");
    page().querySelector("button.main")?.removeAttribute("disabled");
    settle();
  });

  // Sending a letter: how far it is, and what to do when it fails.
  const ours = (event) => (event.detail.requestConfig ?? event.detail).elt?.matches("form.read");
  addEventListener("htmx:configRequest", (event) => {
    if (!ours(event)) return;
    const pressed = event.detail.triggeringEvent?.submitter;
    if (pressed?.name) event.detail.parameters[pressed.name] = pressed.value;
    say(form().dataset.reading);
  });
  addEventListener("htmx:xhr:progress", (event) => {
    const { loaded, total, lengthComputable } = event.detail;
    if (!form() || !lengthComputable || total < 200000) return;
    const percent = Math.floor((100 * loaded) / total);
    say(percent < 100 ? form().dataset.sending.replace("{n}", percent) : form().dataset.reading);
  });
  addEventListener("htmx:beforeSwap", (event) => {
    if (!ours(event)) return;
    if (/id="page"/.test(event.detail.serverResponse)) return void turn(at + 1);
    event.detail.shouldSwap = false;
    say(form()?.dataset.offline ?? "", true);
  });
  addEventListener("htmx:sendError", () => say(form()?.dataset.offline ?? "", true));
  addEventListener("htmx:afterSettle", (event) => event.target.id === "page" && settle());
})();
