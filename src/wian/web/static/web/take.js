// The files lie in a list, in the order in which they are sent. Each goes by itself, so that one
// that is refused or lost on the way holds up no other; pages of one letter go together.
(() => {
  "use strict";
  const form = document.querySelector("form.take");
  const came = document.getElementById("came");
  if (!form || !came) return;
  const line = form.querySelector(".progress");
  const button = form.querySelector("button.main");
  const chosen = document.getElementById("chosen");
  const { one, office, text, csrfmiddlewaretoken: token } = form.elements;
  let files = [];
  let photos = 0;
  const say = (words, bad = false) => {
    line.textContent = words;
    line.classList.toggle("bad", bad);
  };
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const part = (name, words, inside = {}) =>
    Object.assign(document.createElement(name), { textContent: words }, inside);

  // The list before sending
  const lever = (kind, file, does, idle) => {
    const words = form.dataset[kind];
    const made = part("button", words, { type: "button", className: "button quiet", disabled: idle });
    made.dataset.kind = kind;
    made.setAttribute("aria-label", `${words} ${file.name}`);
    made.addEventListener("click", does);
    return made;
  };
  const row = (file, at) => {
    const levers = part("p", "", { className: "chips" });
    if (files.length > 1) {
      levers.append(
        lever("up", file, () => move(at, at - 1, "up"), at === 0),
        lever("down", file, () => move(at, at + 1, "down"), at === files.length - 1),
      );
    }
    levers.append(lever("off", file, () => leave(at), false));
    const about = document.createElement("div");
    const size = `${(file.size / 1e6).toFixed(1)} MB`;
    about.append(part("b", file.name), part("span", size, { className: "soft" }), levers);
    const made = document.createElement("li");
    made.append(part("span", `${at + 1}.`), about);
    return made;
  };
  const show = () => {
    chosen.hidden = !files.length;
    document.getElementById("together").hidden = files.length < 2;
    chosen.querySelector("ol").replaceChildren(...files.map(row));
  };
  const focus = (at, kind) => {
    const levers = chosen.querySelectorAll("li")[at]?.querySelectorAll("button:not(:disabled)") ?? [];
    ([...levers].find((one) => one.dataset.kind === kind) ?? levers[0] ?? button).focus();
  };
  const move = (from, to, kind) => {
    const [file] = files.splice(from, 1);
    files.splice(to, 0, file);
    show();
    focus(to, kind);
    say(fill(form.dataset.moved, { name: file.name, n: to + 1, of: files.length }));
  };
  const leave = (at) => {
    files.splice(at, 1);
    show();
    focus(Math.min(at, files.length - 1), "off");
    say("");
  };
  const add = (input) => {
    const camera = input.id === "photo";
    if (camera) photos += input.files.length;
    files.push(...input.files);
    input.value = "";
    if (camera && photos === 2) one.checked = true;
    show();
    if (files.length > 1) say(fill(form.dataset.listed, { n: files.length }));
  };
  form.addEventListener("change", (event) => {
    if (!event.target.matches("input[type=file]")) return;
    event.stopPropagation(); // each size is told when its file is sent
    add(event.target);
    if (files.length > 1) event.preventDefault(); // what was dropped waits to be put in order
  });

  // Sending
  const told = (element) => {
    came.hidden = false;
    came.querySelector("ul").append(element);
  };
  const failed = (name, why) => {
    const made = document.createElement("li");
    made.append(part("b", name), " ", why);
    told(made);
  };
  const send = async (goods) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", token.value);
    data.set("office", office.value);
    if (!goods.length) data.set("text", text.value);
    if (goods.length > 1) data.set("one", "1");
    for (const file of goods) data.append("files", file, file.name);
    const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const rows = [...page.querySelectorAll("#came li, form.take > .note.stop")];
    if (!rows.length) throw new Error("no outcome");
    rows.forEach(told);
    return rows.every((found) => !found.matches(".note") && !found.querySelector(".told"));
  };
  const loads = () => {
    const all = one.checked && files.length > 1 ? [files] : files.map((file) => [file]);
    return text.value.trim() ? [...all, []] : all;
  };
  form.addEventListener("submit", async (event) => {
    const waiting = loads();
    if (!waiting.length) return;
    event.preventDefault();
    button.disabled = true;
    let lost = false;
    const kept = [];
    for (const [at, goods] of waiting.entries()) {
      const names = goods.map((file) => file.name).join(", ");
      say(fill(form.dataset.step, { n: at + 1, of: waiting.length }));
      if (goods.some((file) => file.size > Number(form.dataset.each))) {
        failed(names, form.dataset.tooLarge);
        if (goods.length > 1) kept.push(...goods);
        continue;
      }
      try {
        const good = await send(goods);
        if (good && !goods.length) text.value = "";
        if (!good && goods.length > 1) kept.push(...goods);
      } catch {
        lost = true;
        failed(names, form.dataset.failed);
        kept.push(...goods);
      }
    }
    button.disabled = false;
    files = kept;
    photos = 0;
    show();
    if (!files.length) one.checked = false;
    say(lost ? form.dataset.offline : "", lost);
    came.scrollIntoView({ block: "start" });
  });
  show();
})();
