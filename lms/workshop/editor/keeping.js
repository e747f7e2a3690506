/* Nothing typed is lost: the server keeps it every few seconds, this browser until the server has it. */
const PAUSE = 2000;
const LONGEST = 10000;
// What a browser sends of a page that is being left.
const MOST_ON_LEAVING = 60000;

export function keeping(form, field) {
  const said = form.querySelector(".saving .state");
  const seen = form.querySelector("input[name=seen]");
  const store = `workshop:${form.dataset.file}`;
  const channel = window.BroadcastChannel ? new BroadcastChannel("lms-saved") : null;
  let view;
  let timer = 0;
  let since = 0;
  let kept = field.value;
  let running = null;
  let stopped = !form.dataset.keep;

  const text = () => view.state.doc.toString();
  const unsaved = () => text() !== kept;

  function say(words) { if (said && words) { said.textContent = words; } }

  function remember() {
    try {
      if (unsaved()) { localStorage.setItem(store, JSON.stringify({ text: text(), seen: seen.value })); }
      else { localStorage.removeItem(store); }
    } catch {
      // A browser that keeps nothing still has the page.
    }
  }

  function changed() {
    if (!form.dataset.keep) { return; }
    remember();
    say(form.dataset.unsaved);
    since = since || Date.now();
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }

  function body(words) { return new URLSearchParams({ text: words, seen: seen.value }); }

  async function now() {
    clearTimeout(timer);
    if (running) { await running; }
    if (stopped || !unsaved()) { return; }
    running = send(text());
    await running;
    running = null;
  }

  async function send(words) {
    since = 0;
    say(form.dataset.saving);
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: body(words) });
      if (answer.ok) {
        const told = await answer.json();
        seen.value = told.seen;
        kept = words;
        say(told.said);
        remember();
        tell();
        if (unsaved()) { changed(); }
      } else if (answer.status === 409) {
        // Somebody else has saved: the button leads to a page with both versions.
        stopped = true;
        say((await answer.json()).said);
      } else {
        say(form.dataset.unsaved);
      }
    } catch {
      say(form.dataset.offline);
      timer = setTimeout(now, LONGEST);
    }
  }

  /* The preview beside, or in another window, shows what is saved now. */
  function tell() {
    if (!channel) { return; }
    const line = view.state.doc.lineAt(view.state.selection.main.head).number;
    channel.postMessage({ unit: form.dataset.unit, file: form.dataset.file, line });
  }

  function leave() {
    if (stopped || !view || !unsaved()) { return; }
    const words = body(text());
    if (words.toString().length < MOST_ON_LEAVING) {
      fetch(form.dataset.keep, { method: "POST", body: words, keepalive: true }).catch(() => {});
    }
  }

  /* What an earlier visit could not save is offered; it is used or deleted only when somebody says so. */
  function offer() {
    let found = null;
    try { found = JSON.parse(localStorage.getItem(store)); } catch { /* nothing that can be used */ }
    if (!found || typeof found.text !== "string" || found.text === kept) { localStorage.removeItem(store); return; }
    const note = document.createElement("p");
    note.className = "note";
    note.append(form.dataset.found, " ");
    const answer = (words, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link";
      button.textContent = words;
      button.addEventListener("click", () => { note.remove(); act(); });
      note.append(button);
    };
    answer(form.dataset.use, () => {
      seen.value = found.seen;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: found.text } });
      view.focus();
    });
    answer(form.dataset.forget, () => { localStorage.removeItem(store); view.focus(); });
    form.prepend(note);
  }

  function begin(opened) {
    view = opened;
    // The editor writes every end of line in one way; that alone is no change.
    kept = text();
    if (!form.dataset.keep) { return; }
    offer();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", () => { if (document.hidden) { leave(); } });
    addEventListener("online", now);
    form.addEventListener("submit", () => { stopped = true; clearTimeout(timer); });
  }

  return { begin, changed, now };
}
