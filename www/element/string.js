// Copies texts into the memory of a WebAssembly instance.

/** The length of a piece in UTF-16 code units. Browsers encode a long text in pieces twice as fast as in one call. */
const PIECE = 65536;

const encoder = new TextEncoder();

/** Copies a text as UTF-8 into memory that `malloc` reserves; returns its address and its length in bytes. */
export function passString(text, memory, malloc, realloc) {
  const size = text.length * 3;
  const address = malloc(size, 1) >>> 0;
  const bytes = new Uint8Array(memory.buffer, address, size);
  let length = 0;
  for (let from = 0, to; from < text.length; from = to) {
    to = from + PIECE;
    // No piece ends between the two halves of a surrogate pair.
    if ((text.charCodeAt(to - 1) & 0xfc00) === 0xd800) to--;
    length += encoder.encodeInto(text.slice(from, to), bytes.subarray(length)).written;
  }
  return [size ? realloc(address, size, length, 1) >>> 0 : address, length];
}
