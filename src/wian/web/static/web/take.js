// Each file goes by itself, so that one that is refused or lost on the way holds up no other.
(() => {
  "use strict";
  const form = document.querySelector("form.take");
  const came = document.getElementById("came");
  if (!form || !came) return;
  const line = form.querySelector(".progress");
  const button = form.querySelector("button.main");
  const say = (text, bad = false) => {
    line.textContent = text;
    line.classList.toggle("bad", bad);
  };
  const told = (element) => {
    came.hidden = false;
    came.querySelector("ul").append(element);
  };
  const failed = (name, why) => {
    const row = document.createElement("li");
    const bold = document.createElement("b");
    bold.textContent = name;
    row.append(bold, " ", why);
    told(row);
  };
  const send = async (data) => {
    const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("#came li, form.take > .note.stop")];
  };
  const papers = () => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    const text = form.elements.text.value.trim() ? [null] : [];
    return [...files, ...text];
  };
  const piece = (file) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("office", form.elements.office.value);
    if (file) data.set("files", file, file.name);
    else data.set("text", form.elements.text.value);
    return data;
  };
  form.addEventListener("submit", async (event) => {
    const waiting = papers();
    if (!waiting.length) return;
    event.preventDefault();
    button.disabled = true;
    let lost = 0;
    let kept = false;
    for (const [at, file] of waiting.entries()) {
      const name = file?.name ?? "";
      say(form.dataset.step.replace("{n}", at + 1).replace("{of}", waiting.length));
      if (file && file.size > Number(form.dataset.each)) failed(name, form.dataset.tooLarge);
      else {
        try {
          const rows = await send(piece(file));
          if (!rows.length) throw new Error("no outcome");
          rows.forEach((row) => told(row));
          kept ||= !file && rows.some((row) => row.querySelector(".told"));
        } catch {
          lost += 1;
          failed(name, form.dataset.failed);
        }
      }
    }
    button.disabled = false;
    say(lost ? form.dataset.offline : "", lost > 0);
    if (!lost) {
      form.querySelectorAll("input[type=file]").forEach((input) => { input.value = ""; });
      if (!kept) form.elements.text.value = "";
    }
    came.scrollIntoView({ block: "start" });
  });
})();
