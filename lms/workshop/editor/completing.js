/* What can be written where the cursor stands, by the shape of the file that the server tells. */
const KEY = /^(\s*)((?:- +)*)(?:([A-Za-z_][\w-]*) *:)?/;

/* The hyphens and the key of a line, each with its column. */
function tokens(line) {
  if (/^\s*(#|$)/.test(line)) { return []; }
  const [, space, hyphens, key] = KEY.exec(line);
  const found = [];
  for (let i = 0; i < hyphens.length; i++) {
    if (hyphens[i] === "-") { found.push({ column: space.length + i, item: true }); }
  }
  if (/^\s*(?:- +)*-$/.test(line)) { found.push({ column: line.length - 1, item: true }); }
  if (key) { found.push({ column: space.length + hyphens.length, key }); }
  return found;
}

/* What lies around a column of a line, from the outside in; each with the line it stands on. */
function around(doc, number, column) {
  const way = [];
  let edge = column;
  for (let at = number; at >= 1 && edge > 0; at--) {
    for (const token of tokens(doc.line(at).text).reverse()) {
      // A list may stand as far left as the key it belongs to.
      const own = token.key && way.length && way[0].item && token.column === edge;
      if (token.column < edge || (own && at < number)) {
        way.unshift({ ...token, line: at });
        edge = token.column;
      }
    }
  }
  return way;
}

/* The keys of the mapping that has a key at this column: those below and above that are not interrupted. */
function siblings(doc, number, column) {
  const keys = {};
  const look = (from, step) => {
    for (let at = from; at >= 1 && at <= doc.lines; at += step) {
      const found = tokens(doc.line(at).text);
      if (!found.length) { continue; }
      const own = found.find((one) => one.column === column && one.key);
      const first = found[0];
      if (step > 0 && first.item && first.column < column) { break; }
      if (own) { keys[own.key] = doc.line(at).text.split(":").slice(1).join(":").trim(); }
      if (first.column < column) { break; }
    }
  };
  look(number, -1);
  look(number + 1, 1);
  return keys;
}

function fieldsOf(shape, doc, number, column) {
  if (!shape.kinds) { return shape.fields || {}; }
  const { kind } = siblings(doc, number, column);
  const own = shape.kinds[kind] || Object.values(shape.kinds)[0];
  return { ...own, kind: { sort: "choice", values: shape.values } };
}

function shapeAt(words, doc, way, column) {
  let shape = words.shape;
  way.forEach((token, i) => {
    if (!shape) { return; }
    if (token.item) { shape = shape.of; return; }
    shape = fieldsOf(shape, doc, token.line, token.column)[token.key];
  });
  return shape;
}

function values(shape, words) {
  const offered = shape.ids ? words.ids[shape.ids] : shape.values;
  return (offered || []).map(([label, detail]) => ({ label, detail }));
}

const BELOW = { text: (space) => `\n${space}  en: \n${space}  km: `, list: (space) => `\n${space}  - `, group: (space) => `\n${space}  ` };

function keys(fields, taken, space) {
  return Object.entries(fields)
    .filter(([key]) => !(key in taken))
    .map(([key, one]) => {
      const below = (BELOW[one.sort] || (one.kinds && BELOW.group) || (() => " "))(space);
      const rest = below === " " ? ": " : `:${below}`;
      return {
        label: key, detail: one.told || "", boost: one.needed ? 1 : 0,
        apply: (view, _completion, from, to) => {
          const at = from + key.length + rest.length - (one.sort === "text" ? `\n${space}  km: `.length : 0);
          view.dispatch({ changes: { from, to, insert: key + rest }, selection: { anchor: at } });
        },
      };
    });
}

export function completing(address) {
  let asked = null;
  const told = () => (asked = asked || fetch(address).then((answer) => answer.json()).catch(() => { asked = null; }));

  return async (context) => {
    const words = await told();
    if (!words || !words.shape || !words.shape.sort) { return null; }
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const typed = /[\w.-]*$/.exec(before)[0];
    if (!typed && !context.explicit) { return null; }
    const from = context.pos - typed.length;
    const value = /^(\s*(?:- +)*)([A-Za-z_][\w-]*) *: +[\w.-]*$/.exec(before);
    if (value) {
      const column = value[1].length;
      const shape = shapeAt(words, doc, around(doc, line.number, column), column);
      const own = shape && fieldsOf(shape, doc, line.number, column)[value[2]];
      return own ? { from, options: values(own, words) } : null;
    }
    if (!/^\s*(?:- +)*[\w-]*$/.test(before)) { return null; }
    const column = before.length - typed.length;
    const shape = shapeAt(words, doc, around(doc, line.number, column), column);
    if (!shape) { return null; }
    if (!shape.fields && !shape.kinds) { return { from, options: values(shape, words) }; }
    const taken = siblings(doc, line.number, column);
    return { from, options: keys(fieldsOf(shape, doc, line.number, column), taken, " ".repeat(column)) };
  };
}
