// The table and what was decided about it, kept in this browser until the editor forgets them.

const NAME = "reported-figures-make";
const STORE = "tables";
const KEY = "current";

const finished = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return finished(request);
}

/** How long the store may take to open, in milliseconds: where a page was left while it opened, it may never do so again. */
const PATIENCE = 5000;

const later = () => new Promise((resolve) => { setTimeout(resolve, PATIENCE); });

/** Runs one request; a browser that keeps nothing (a private window, a file from a disk), or does not answer, gives nothing. */
async function run(mode, work) {
  try {
    const database = await Promise.race([open(), later()]);
    try {
      return await finished(work(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database?.close();
    }
  } catch {
    return undefined;
  }
}

/** Says that all is forgotten until it is: the store takes a moment, in which the page may be left. */
const MARK = "reported-figures-make-forgotten";

/** Does something with the storage that answers at once; a browser without it has no such mark. */
function marking(work) {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}

const isMarked = () => marking((storage) => storage.getItem(MARK)) !== null;
const unmark = () => marking((storage) => storage.removeItem(MARK));

/** What was kept, if anything was. */
export async function kept() {
  if (isMarked()) return forget();
  return run("readonly", (store) => store.get(KEY));
}

/** Keeps this instead of what was kept before. */
export async function keep(state) {
  // What was on its way when all was forgotten takes no mark away.
  const wasMarked = isMarked();
  await run("readwrite", (store) => store.put(state, KEY));
  if (wasMarked) unmark();
}

/** Forgets all of it. */
export async function forget() {
  marking((storage) => storage.setItem(MARK, "yes"));
  const left = await run("readwrite", (store) => {
    store.delete(KEY);
    return store.count(KEY);
  });
  if (left === 0) unmark();
}
