// Extras over plain HTML: the arrow keys walk a table of links. Every page works without this file.
(() => {
  "use strict";
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const cell = event.target.closest?.("[data-walk] :is(td, th)");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...cell.closest("table").rows];
    let row = rows.indexOf(cell.parentElement), column = cell.cellIndex, link = null;
    while (!link) {
      row += step[0];
      column += step[1];
      const next = rows[row]?.cells[column];
      if (!next) return;
      link = next.querySelector("a");
    }
    event.preventDefault();
    link.focus();
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
})();
