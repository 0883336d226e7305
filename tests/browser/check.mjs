// The pages of `normlint check --format html`.
import { expect, run } from "./browser.mjs";

const shown = (page) => page.locator(".finding:visible").count();

await run(process.argv.slice(2), async (page, path) => {
  const all = await shown(page);
  const filter = page.locator("form.filter");
  if (all < 2) return;
  expect(await filter.isVisible(), `${path}: the filter is not there`);
  const code = await page.locator(".finding").first().getAttribute("data-code");
  const own = await page.locator(`.finding[data-code="${code}"]`).count();
  await filter.locator("select").selectOption(code);
  expect((await shown(page)) === own, `${path}: ${own} findings of ${code}, others are shown`);
  const told = await filter.locator("output").textContent();
  expect(told.includes(own) && told.includes(all), `${path}: the filter says “${told}”`);
  if (own < all) await filter.locator("button").click();
  expect((await shown(page)) === all, `${path}: a filter was cleared and findings are missing`);
  await filter.locator("input[type=search]").fill("xyzzyx");
  expect((await shown(page)) === 0, `${path}: a search without hits shows findings`);
  await filter.locator("button").click();
  const warnings = await page.locator(".finding[data-severity=warning]").count();
  if (warnings > 0) {
    await filter.locator("input[value=warning]").uncheck();
    expect((await shown(page)) === all - warnings, `${path}: warnings are shown unchecked`);
  }
});
