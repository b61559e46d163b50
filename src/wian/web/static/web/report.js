// A report is saved behind the page while it is typed; without this file a button saves it.
(() => {
  "use strict";
  const form = document.getElementById("report");
  if (!form) return;
  const line = form.querySelector(".progress");
  const WAIT = 1500;
  let timer = 0;
  let under = null;
  let over = false;
  const say = (words, bad) => {
    line.textContent = words;
    line.classList.toggle("bad", bad);
  };
  const save = async () => {
    if (over) return;
    const data = new FormData(form);
    for (const [name, said] of [...data]) if (said instanceof File) data.delete(name);
    data.set("do", "auto");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      if (!answer.ok || !told.revision) throw new Error(told.told ?? "");
      form.elements.revision.value = told.revision;
      say(form.dataset.saved, false);
    } catch (wrong) {
      say(wrong instanceof TypeError || !wrong.message ? form.dataset.lost : wrong.message, true);
    }
  };
  form.addEventListener("input", () => {
    say("", false);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await under;
      under = save();
      await under;
      under = null;
    }, WAIT);
  });
  // What is under way ends first, so that the form carries the newest revision.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (over || !under) return void (over = true);
    event.preventDefault();
    const button = event.submitter;
    await under;
    over = true;
    form.requestSubmit(button);
  });
  addEventListener("pageshow", () => (over = false));
})();
