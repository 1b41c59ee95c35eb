// A static server for the built files: Brotli, correct media types, nothing cached, and a list of the requests.
import { createServer } from "node:http";
import { dataFile, widgetFile } from "./build.mjs";

/** Serves the peers at the root, the widget below `/dist/`, datasets below `/data/`. */
export async function serve(files, dist) {
  const asked = [];

  async function find(path) {
    const known = files.get(path);
    if (known) return known;
    const count = /^\/data\/(\d+)\.json$/.exec(path);
    if (!count && !path.startsWith("/dist/")) return undefined;
    const made = count ? dataFile(Number(count[1])) : await widgetFile(dist, path.slice("/dist".length)).catch(() => undefined);
    if (made) files.set(path, made);
    return made;
  }

  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const found = await find(path);
    if (!found) {
      response.writeHead(404, { "content-length": 0 }).end();
      return;
    }
    const encoded = found.br && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const body = encoded ? found.br : found.body;
    asked.push({ path, bytes: body.length });
    response.writeHead(200, {
      "content-type": found.type,
      "content-length": body.length,
      "cache-control": "no-store",
      vary: "accept-encoding",
      ...(encoded && { "content-encoding": "br" }),
    }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** The requests since the last call. */
    taken: () => asked.splice(0),
    close: () => server.close(),
  };
}
