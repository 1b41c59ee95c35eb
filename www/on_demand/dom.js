// Making elements.

/** An element with properties and children; properties with a hyphen, and `role`, are attributes. */
export function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

/** The words in the language of the view in `root`. */
export const wordsOf = (root, words) => words[root.querySelector("[data-part=root]").lang.startsWith("zh") ? "zh" : "en"];
