/* How the editor looks: the letters and colours of our pages, which reach it as custom properties. */
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--deep)", fontWeight: "bold" },
  { tag: tags.comment, color: "var(--soft)" },
  { tag: [tags.string, tags.content, tags.special(tags.string)], color: "var(--ink)" },
  { tag: [tags.separator, tags.punctuation, tags.meta], color: "var(--warm)" },
]);

// Letters of one width first, so that indentation can be seen; they have no Khmer, which comes from the next ones.
const letters = 'ui-monospace, Consolas, monospace, "Noto Sans Khmer", "Khmer OS", "Khmer Sangam MN", "Leelawadee UI"';

export const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--card)", maxHeight: "75vh", fontSize: ".92rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: letters, lineHeight: "1.75", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", overflowWrap: "anywhere", minHeight: "20rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--tint)", color: "var(--soft)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent", boxShadow: "inset 0 -1px var(--line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--warm-tint)",
  },
  ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: letters, maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".4rem .6rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--deep)", color: "var(--on-deep)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: ".8" },
  ".cm-diagnostic": { fontFamily: "inherit", maxWidth: "32em" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--danger)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warm)" },
});
