// An outline, the flat text of elements and texts that src/outline/writer.rs writes, becomes DOM. What is there already
// changes only where it differs, so that focus and selections stay.

/** Begins a token. */
const NEXT = "\x01";

/** Begins, within a token, an attribute whose value varies. */
const ATTR = "\x02";

/** The property of each node that holds the token it was rendered from, of a text only that it was; a WeakMap beside the nodes would keep its memory. */
const MADE = Symbol();

/** Attributes that only set the first value of a property, which the reader may have changed since. */
const isState = (name) => name === "checked" || name === "selected";

/**
 * Renders an outline in `parent`, reusing the nodes from `at` on; the node `picture` goes where the picture goes. Returns
 * the root of what was rendered.
 */
export function renderOutline(parent, at, outline, picture) {
  const up = [];
  let root;
  for (const token of outline.slice(1).split(NEXT)) {
    if (!token) {
      clearFrom(at);
      [parent, at] = up.pop();
      continue;
    }
    const words = token.slice(1);
    const begins = token[0] === "<";
    const node = begins ? elementAt(at, words) : token[0] === "." ? textAt(at, words) : token[0] === "=" ? at : picture;
    if (!at) parent.append(node);
    else if (at !== node) at.replaceWith(node);
    root ??= node;
    at = skipKept(node.nextSibling);
    if (begins) {
      up.push([parent, at]);
      [parent, at] = [node, skipKept(node.firstChild)];
    }
  }
  return root;
}

/** The next node that was rendered: what has the property `kept` was put between, and stays. */
function skipKept(node) {
  while (node?.kept) node = node.nextSibling;
  return node;
}

/** Sets controls that a reader changed back to what was rendered. */
export function restoreControls(root) {
  for (const control of root.querySelectorAll("input, option")) {
    const state = control.localName === "option" ? "selected" : "checked";
    if (control[MADE]) control[state] = parsed(control[MADE]).attributes.has(state);
  }
}

/** Removes what is left of an earlier rendering, and what others put between, such as a translator's elements. */
function clearFrom(at) {
  while (at) {
    const next = at.nextSibling;
    if (!at.kept) at.remove();
    at = next;
  }
}

function textAt(at, words) {
  const node = at?.[MADE] && at.nodeType === Node.TEXT_NODE ? at : document.createTextNode(words);
  if (node.data !== words) node.data = words;
  node[MADE] = true;
  return node;
}

/** The tag and the attributes that a token begins an element with. */
function parsed(words) {
  const [fixed, ...own] = words.split(ATTR);
  const [tag, ...always] = fixed.split(" ");
  const attributes = new Map();
  for (const one of [...always, ...own]) {
    const [name] = one.split("=", 1);
    attributes.set(name, one.slice(name.length + 1));
  }
  return { tag, attributes };
}

const NOTHING = new Map();

function elementAt(at, words) {
  const made = at?.[MADE];
  if (made === words) return at;
  const { tag, attributes } = parsed(words);
  const was = made?.length && parsed(made);
  const stays = was?.tag === tag;
  const node = stays ? at : document.createElement(tag);
  const before = stays ? was.attributes : NOTHING;
  for (const [name, value] of attributes) {
    if (before.get(name) === value) continue;
    if (isState(name)) node[name] = true;
    else node.setAttribute(name, value);
  }
  for (const name of before.keys()) {
    if (attributes.has(name)) continue;
    if (isState(name)) node[name] = false;
    else node.removeAttribute(name);
  }
  node[MADE] = words;
  return node;
}
