/* Mistakes while typing: the server says them, the gutter and the list below the text show them. */
import { setDiagnostics } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";

const PAUSE = 350;

export function checking(form) {
  const section = document.querySelector(".mistakes");
  let view;
  let timer = 0;
  let asked = 0;

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  async function ask() {
    const mine = ++asked;
    const body = new URLSearchParams({ text: view.state.doc.toString() });
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body });
      // Only the answer to the newest question is about the text that stands there.
      if (answer.ok && mine === asked) { show(await answer.json()); }
    } catch {
      // Without a network the last list stays; saving says that there is none.
    }
  }

  function show(told) {
    view.dispatch(setDiagnostics(view.state, told.mistakes.map(diagnostic)));
    section.querySelector("h2").textContent = told.head;
    section.querySelector("ol").replaceChildren(...told.mistakes.map(entry));
  }

  function place(mistake) {
    const line = view.state.doc.line(Math.min(Math.max(mistake.line, 1), view.state.doc.lines));
    const words = line.text.search(/\S/);
    const from = mistake.column ? line.from + mistake.column - 1 : line.from + Math.max(words, 0);
    return { from: Math.min(from, line.to), to: line.to };
  }

  function diagnostic(mistake) {
    return { ...place(mistake), severity: mistake.warning ? "warning" : "error", message: mistake.said };
  }

  function entry(mistake) {
    const item = document.createElement("li");
    const jumping = document.createElement("button");
    jumping.type = "button";
    jumping.className = "link line";
    jumping.textContent = `${form.dataset.line} ${digits(mistake.line)}`;
    jumping.addEventListener("click", () => jump(mistake.line, mistake.column));
    const said = document.createElement("span");
    said.textContent = mistake.said;
    if (mistake.warning) {
      const look = document.createElement("small");
      look.textContent = form.dataset.look;
      item.append(look, " ");
    }
    item.append(jumping, " ");
    if (mistake.where) {
      const where = document.createElement("code");
      where.lang = "en";
      where.textContent = mistake.where;
      item.append(where, " ");
    }
    item.append(said);
    item.classList.toggle("warning", mistake.warning);
    return item;
  }

  function digits(number) {
    return document.documentElement.lang === "km"
      ? String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)))
      : String(number);
  }

  function jump(line, column) {
    const at = place({ line, column }).from;
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    view.focus();
  }

  function begin(opened) {
    view = opened;
    ask();
  }

  return { begin, changed, jump };
}
