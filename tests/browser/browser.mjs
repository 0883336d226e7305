// Opens pages in headless Chromium and holds what they must keep.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let faults = 0;

// Says so and counts where something does not hold.
export function expect(holds, what) {
  if (!holds) {
    faults += 1;
    console.error(`FAILED: ${what}`);
  }
}

function playwright() {
  try {
    return createRequire(import.meta.url)("playwright-core");
  } catch {
    return null;
  }
}

// Runs `test(page)` on each page, wide and narrow.
export async function run(paths, test) {
  const driver = playwright();
  if (!driver || !existsSync(executablePath)) {
    console.log("skipped: playwright-core or Chromium is not here");
    return;
  }
  expect(paths.length > 0, "no page was named");
  const browser = await driver.chromium.launch({ executablePath, args: FLAGS });
  for (const path of paths) {
    for (const width of [1200, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      page.on("request", (request) =>
        expect(request.url().startsWith("file:"), `${path} asks for ${request.url()}`));
      page.on("pageerror", (error) => expect(false, `${path}: ${error}`));
      page.on("console", (message) => expect(message.type() !== "error", `${path}: ${message.text()}`));
      page.on("dialog", (dialog) => expect(false, `${path} opens a dialog: ${dialog.message()}`));
      await page.goto(pathToFileURL(resolve(path)).href);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= width, `${path} is ${wide} wide on a screen of ${width}`);
      await test(page, path);
      await page.close();
    }
    console.log(`${path}: looked at`);
  }
  await browser.close();
  process.exitCode = faults ? 1 : 0;
}
