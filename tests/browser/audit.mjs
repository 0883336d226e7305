// The report of `normlint audit`.
import { expect, run } from "./browser.mjs";

await run(process.argv.slice(2), async (page, path) => {
  const table = page.locator("#all table");
  const rows = () => table.locator("tbody tr").count();
  const all = await page.evaluate(
    () => JSON.parse(document.getElementById("documents").textContent).rows.length);
  expect((await rows()) === Math.min(all, 50), `${path}: ${await rows()} rows of ${all}`);

  // A press on a heading sorts, a second one turns the order round.
  const column = 5;
  const values = async () =>
    (await table.locator(`tbody tr td:nth-child(${column})`).allTextContents())
      .map((text) => Number(text.replaceAll(",", "")));
  const ordered = (numbers, sign) =>
    numbers.every((number, at) => at === 0 || (number - numbers[at - 1]) * sign >= 0);
  const head = table.locator(`th:nth-child(${column}) button`);
  expect(ordered(await values(), -1), `${path}: most findings do not stand first`);
  await head.click();
  expect(ordered(await values(), 1), `${path}: a press on a heading does not turn the order`);
  const told = await table.locator(`th:nth-child(${column})`).getAttribute("aria-sort");
  expect(told === "ascending", `${path}: the heading says ${told}`);

  const filter = page.locator("#all form");
  await filter.locator("input").fill("xyzzyx");
  expect((await rows()) === 0, `${path}: a search without hits shows documents`);
  await filter.locator("input").fill("");
  if (all > 50) {
    await page.locator("button.more").click();
    expect((await rows()) === Math.min(all, 100), `${path}: “more” shows ${await rows()} rows`);
  }

  // Every chart has a title, and its numbers are below it.
  for (const figure of await page.locator("figure").all()) {
    const id = await figure.getAttribute("id");
    expect((await figure.locator("svg.chart title").count()) > 0, `${path}: ${id} has no title`);
    await figure.locator("summary").click();
    expect((await figure.locator("details tr").count()) > 1, `${path}: ${id} has no numbers`);
  }
});
