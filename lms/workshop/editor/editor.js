/* The editor of the workshop: takes the place of the plain text field of a page where script runs. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { completing } from "./completing.js";
import { checking } from "./checking.js";
import { keeping } from "./keeping.js";
import { colours, look } from "./look.js";

const form = document.querySelector("form.writing");
const field = form && form.querySelector("textarea[name=text]");

function open() {
  const host = document.createElement("div");
  host.className = "editor";
  // Its styles live in a root of their own: the page allows no styles but those of its sheets.
  const root = host.attachShadow({ mode: "open" });
  field.before(host);
  const label = form.querySelector("label[for=text]").textContent;
  const kept = keeping(form, field);
  const checked = checking(form);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: field.value,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), indentOnInput(), bracketMatching(),
        closeBrackets(), yaml(), indentUnit.of("  "), EditorState.tabSize.of(2), EditorView.lineWrapping,
        syntaxHighlighting(colours), look, lintGutter(),
        autocompletion({ override: [completing(form.dataset.shapes)], icons: false }),
        EditorState.readOnly.of(field.readOnly),
        EditorView.contentAttributes.of({
          "aria-label": `${label}. ${form.dataset.leaveHint}`, lang: field.lang, spellcheck: "false", tabindex: "0",
        }),
        keymap.of([
          { key: "Mod-s", preventDefault: true, run: () => { kept.now(); return true; } },
          ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap,
          // Escape and then Tab leaves the text: the editor itself sees to it.
          indentWithTab,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            kept.changed();
            checked.changed();
          }
        }),
      ],
    }),
  });
  field.hidden = true;
  field.removeAttribute("id");
  const ours = form.querySelector("label");
  ours.removeAttribute("for");
  ours.addEventListener("click", () => view.focus());
  form.addEventListener("submit", () => { field.value = view.state.doc.toString(); });
  checked.begin(view);
  kept.begin(view);
  const line = Number(new URLSearchParams(location.search).get("line"));
  if (line) { checked.jump(line, 0); }
}

if (field) { open(); }
