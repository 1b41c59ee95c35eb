// What the widget says, as it comes: a tape of elements and texts (src/outline/writer.rs) becomes DOM. What is there
// already changes only where it differs, so that focus and selections stay.

/** What begins a token of a tape. */
const NEXT = "\x01";

/** What begins, in a token, an attribute that is not always the same. */
const ATTR = "\x02";

/** Where each node says what it was made of; a map beside the nodes would keep the room it once needed. */
const MADE = Symbol();

/** Attributes that are only the start of a property which the reader may since have changed. */
const isState = (name) => name === "checked" || name === "selected";

/** Makes what a tape says, of what stands in `parent` from `at` on; `picture` goes where the picture goes. */
export function unroll(parent, at, tape, picture) {
  const up = [];
  let root;
  for (const token of tape.slice(1).split(NEXT)) {
    if (!token) {
      clearFrom(at);
      [parent, at] = up.pop();
      continue;
    }
    const words = token.slice(1);
    const begins = token[0] === "<";
    const node = begins ? elementAt(at, words) : token[0] === "." ? textAt(at, words) : picture;
    if (!at) parent.append(node);
    else if (at !== node) at.replaceWith(node);
    root ??= node;
    at = node.nextSibling;
    if (begins) {
      up.push([parent, at]);
      [parent, at] = [node, node.firstChild];
    }
  }
  return root;
}

/** Takes away what was said once, but nothing that the page put there. */
function clearFrom(at) {
  while (at) {
    const next = at.nextSibling;
    if (at[MADE]) at.remove();
    at = next;
  }
}

function textAt(at, words) {
  const node = at?.[MADE] && at.nodeType === Node.TEXT_NODE ? at : document.createTextNode(words);
  if (node.data !== words) node.data = words;
  node[MADE] = words;
  return node;
}

function elementAt(at, words) {
  const was = at?.[MADE];
  if (was?.words === words) return at;
  const [fixed, ...own] = words.split(ATTR);
  const [tag, ...always] = fixed.split(" ");
  const attributes = new Map([...always, ...own].map((one) => one.split(/=(.*)/s)));
  const stays = was?.tag === tag;
  const node = stays ? at : document.createElement(tag);
  const before = stays ? was.attributes : new Map();
  for (const [name, value = ""] of attributes) {
    if (before.get(name) === value) continue;
    if (isState(name)) node[name] = true;
    else node.setAttribute(name, value);
  }
  for (const name of before.keys()) {
    if (attributes.has(name)) continue;
    if (isState(name)) node[name] = false;
    else node.removeAttribute(name);
  }
  node[MADE] = { words, tag, attributes };
  return node;
}
