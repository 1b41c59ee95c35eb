// Whether a name is what a reader types: any part of it, or of Chinese its pinyin or its initials, also mixed.

/** Small letters without accents, and digits of one width. */
export const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

export const HAN = /\p{Script=Han}/u;

/** Readings of characters, once they were loaded. */
let readings;

/** Makes their address another one, after they did not load. */
let again = "";

/** Loads the readings; without them, names are found by their own characters. */
export async function loadReadings(load) {
  if (readings) return;
  const loaded = await load(again).catch((error) => {
    again += "?";
    throw error;
  });
  const text = loaded.default;
  readings = new Map();
  for (const [, syllable, characters] of text.matchAll(/([a-z]+)([^a-z]+)/g)) {
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  }
}

/** Whether `name` has every word that is typed. */
export function matches(name, typed) {
  const letters = [...plain(name)];
  return plain(typed).split(/\s+/).every((word) => letters.some((_, at) => begins(letters, at, word)) || !word);
}

/** Whether the letters from `at` on can be typed as something that begins with `word`. */
function begins(letters, at, word) {
  if (!word) return true;
  const letter = letters[at];
  if (letter === undefined) return false;
  if (letter === " " && begins(letters, at + 1, word)) return true;
  if (word.startsWith(letter)) return begins(letters, at + 1, word.slice(letter.length));
  return (readings?.get(letter) ?? []).some((syllable) =>
    syllable.startsWith(word) ||
    (word.startsWith(syllable) && begins(letters, at + 1, word.slice(syllable.length))) ||
    (word[0] === syllable[0] && begins(letters, at + 1, word.slice(1))));
}
