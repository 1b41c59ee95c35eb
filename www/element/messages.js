// What the widget answers, as src/web/messages.rs writes it.

/** Stands between the fields of a text. */
const SEPARATOR = "\x03";

/** The bit of an outcome that says that a frame is due. */
export const REPAINT = 2;

/** Reads an `Outcome`. */
export const readOutcome = (bits) => ({
  handled: Boolean(bits & 1),
  repaint: Boolean(bits & REPAINT),
  viewChanged: Boolean(bits & 4),
  focusChanged: Boolean(bits & 8),
  announce: Boolean(bits & 16),
  revealEvidence: Boolean(bits & 32),
  showHelp: Boolean(bits & 64),
  listen: Boolean(bits & 128),
});

/** Reads a `Frame`. */
export function readFrame(text) {
  const [flags, ratio, query, listMargin, evidence, ...outline] = text.split(SEPARATOR);
  return {
    moving: Boolean(flags & 1),
    late: Boolean(flags & 2),
    atStart: Boolean(flags & 4),
    query: flags & 8 ? query : undefined,
    aspectRatio: ratio / 1e6,
    listMargin: listMargin || undefined,
    evidence,
    outline: outline.join(SEPARATOR),
  };
}
