// Back to the start: the view that the attributes ask for, in the reader's own language and light.

/** What stays as the reader has set it. */
const KEPT = ["lang", "theme", "controls", "motion"];

/** A query without what a way back leaves alone. */
export function bare(query) {
  const rest = new URLSearchParams(query);
  for (const name of KEPT) rest.delete(name);
  return rest.toString();
}

/** The query of the start, with what the reader has set now. */
export function back(home, query) {
  const to = new URLSearchParams(bare(home));
  const now = new URLSearchParams(query);
  for (const name of KEPT) if (now.has(name)) to.set(name, now.get(name));
  return to.toString();
}
