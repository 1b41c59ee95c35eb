// Screenshots of each entry, which show that all do the same task.
import { readFile, writeFile } from "node:fs/promises";
import { visit } from "./browser.mjs";
import { METRICS } from "./entries.mjs";

/** Takes three screenshots of an entry: at first, after a switch with the mouse on a bar, and of a thousand units. */
export async function takePictures(session, entry, out) {
  const path = (state) => new URL(`${entry.id}-${state}.png`, out).pathname;
  await visit(session, entry, {}, async ({ page }) => {
    await page.screenshot({ path: path("1-first") });
    await page.evaluate((metric) => bench.chart.show(metric), METRICS[1]);
    const box = await page.locator("#chart, [data-part=plot]:has(canvas)").first().boundingBox();
    await page.mouse.move(box.x + 110, box.y + 18);
    await page.mouse.move(box.x + 112, box.y + 54);
    await page.waitForTimeout(200);
    await page.screenshot({ path: path("2-hover") });
    await page.mouse.move(380, 830);
    await page.evaluate(async () => {
      const text = await (await fetch("/data/1000.json")).text();
      bench.chart.destroy();
      await bench.mount(document.querySelector("#chart") ?? document.querySelector("main"), text, "m0");
    });
    await page.waitForTimeout(300);
    await page.screenshot({ path: path("3-thousand") });
  });
}

/** Puts all of them into one picture, `all.png`. */
export async function sheet({ browser }, entries, out) {
  const figures = [];
  for (const entry of entries) {
    for (const state of ["1-first", "2-hover", "3-thousand"]) {
      const data = await readFile(new URL(`${entry.id}-${state}.png`, out), "base64").catch(() => "");
      figures.push(`<figure><figcaption>${entry.name}</figcaption><img src="data:image/png;base64,${data}"></figure>`);
    }
  }
  const page = await browser.newPage({ viewport: { width: 1660, height: 100 } });
  await page.setContent(`<style>body{margin:8px;background:#999;font:16px sans-serif;display:flex;flex-wrap:wrap;gap:8px}
    figure{margin:0;width:265px}img{width:100%}</style>${figures.join("")}`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await writeFile(new URL("all.png", out), await page.screenshot({ fullPage: true }));
  await page.close();
}
