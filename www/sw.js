// A visit without network: all files of one version, or none.
// The build replaces what stands in double braces: the version, and its files with their hashes.

const CACHE = "reported-figures-" + "{{version}}";
/** Each file of this version with its integrity: a server in the middle of an update cannot mix two versions. */
const FILES = new Map(JSON.parse("{{files}}"));

/** A file that never changes under its name: what the page has just loaded need not be loaded again. */
const HASHED = /\.[0-9a-f]{12}\./;

const here = (url) => {
  const path = new URL(url).pathname;
  const base = new URL(registration.scope).pathname;
  const name = path.startsWith(base) ? path.slice(base.length) : undefined;
  return name === "index.html" ? "" : name;
};

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...FILES].map(async ([name, integrity]) => {
      const response = await fetch(name || "./", { integrity, cache: HASHED.test(name) ? "default" : "no-cache" });
      if (!response.ok) throw new Error(name + ": " + response.status);
      await cache.put(name || "./", response);
    }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** The version before stays one more time: a page of it may have begun to load when it ended. */
async function clear() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("reported-figures-") && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

/** What is kept under a name: of this version, or, where the name never stands for anything else, of any. */
const kept = async (name) => (FILES.has(name) ? (await caches.open(CACHE)).match(name || "./") : caches.match(name));

addEventListener("install", (event) => event.waitUntil(fill()));
// It begins only when no page of the version before is open, so nothing that runs loses its files.
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const name = here(request.url);
  const ours = FILES.has(name) || HASHED.test(name);
  if (request.method !== "GET" || !ours || new URL(request.url).origin !== location.origin) return;
  event.respondWith(kept(name).then((hit) => hit ?? fetch(request)));
});
