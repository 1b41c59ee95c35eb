// The service worker: serves visits without network, from a cache that holds all files of a version or none.
// The build makes two of it, one for index.html and one for make.html, and replaces the words in double braces by the name of the
// cache, by the version, and by its files with their hashes.

const CACHE = "{{name}}" + "{{version}}";
/** The files of this version with their integrity, so that a server in the middle of an update cannot mix two versions. */
const FILES = new Map(JSON.parse("{{files}}"));

/** A file name that contains a hash: such a file never changes, so the HTTP cache may answer. */
const HASHED = /\.[0-9a-f]{12}\./;

const here = (url) => {
  const path = new URL(url).pathname;
  const base = new URL("./", location).pathname;
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

/** Deletes all old caches but the latest one: a page of that version may still be loading. */
async function clear() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("{{name}}") && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

/** The cached response for a name: of this version or, for a name that contains a hash, of any version. */
const kept = async (name) => (FILES.has(name) ? (await caches.open(CACHE)).match(name || "./") : caches.match(name));

/** Without network, in the place of a page of a finding, which is not kept: its address, and the page that is. */
function absent(name) {
  const isChinese = name.startsWith("view/zh/");
  const [title, text, kept] = isChinese
    ? ["没有网络", "这一页没有存在本机：", "打开已存的起始页"]
    : ["No network", "This page is not kept on this device: ", "Open the start page, which is"];
  const html = `<!doctype html><html lang=${isChinese ? "zh" : "en"}><meta charset=utf-8><meta name=viewport content="width=device-width"><meta name=color-scheme content="light dark"><title>${title}</title><h1>${title}</h1><p>${text}${name}<p><a href="${new URL("./", location)}">${kept}</a>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html" } });
}

addEventListener("install", (event) => event.waitUntil(fill()));
// Activated only when no page of the previous version is open, so that no open page loses its files.
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const name = here(request.url);
  if (request.mode === "navigate" && FILES.has("") && name?.startsWith("view/")) {
    event.respondWith(fetch(request).catch(() => absent(name)));
    return;
  }
  const ours = FILES.has(name) || HASHED.test(name);
  if (request.method !== "GET" || !ours || new URL(request.url).origin !== location.origin) return;
  event.respondWith(kept(name).then((hit) => hit ?? fetch(request)));
});
