// The extension, bundled as it is packaged, against the real server.
// NORMLINT names the program; without it the builds of the repository are tried.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../../..");
const bundle = path.resolve(here, "../dist/extension.js");
const builds = ["release", "debug"].map((profile) => path.join(root, "target", profile, "normlint"));
const program = process.env.NORMLINT ?? builds.find(existsSync);
const require = createRequire(import.meta.url);
const editor = require("./vscode.cjs");

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? editor.vscode : load(name, ...rest));

const skip = !existsSync(bundle) ? "npm run bundle first" : !program ? "normlint is not built" : false;

function draft(name) {
  const file = path.join(root, "fixtures", name);
  const text = readFileSync(file, "utf8");
  return {
    uri: editor.Uri.file(file),
    languageId: "markdown",
    version: 1,
    isClosed: false,
    lineCount: text.split("\n").length,
    getText: () => text,
  };
}

test("a draft that is opened gets its diagnostics", { skip, timeout: 30_000 }, async () => {
  const extension = require(bundle);
  editor.settings["normlint.path"] = program;
  editor.settings["normlint.files"] = ["**/*.md"];
  await extension.activate({ subscriptions: [] });
  assert.deepEqual(editor.errors, []);
  try {
    const found = new Promise((resolve) => editor.diagnosed.event(resolve));
    editor.show(draft("zh/draft.md"));
    const { uri, diagnostics } = await found;
    assert.match(uri.toString(), /zh\/draft\.md$/);
    assert.ok(diagnostics.length > 10, `${diagnostics.length} diagnostics`);
    const vague = diagnostics.find(({ code }) => (code.value ?? code) === "VAG001");
    assert.ok(vague, "VAG001 is among them");
    const line = readFileSync(path.join(root, "fixtures/zh/draft.md"), "utf8").split("\n")[vague.range.start.line];
    assert.ok(vague.message.includes(line.slice(vague.range.start.character, vague.range.end.character)));
  } finally {
    await extension.deactivate();
  }
});

test("a program that is not there is told with what to do", { skip, timeout: 30_000 }, async () => {
  const extension = require(bundle);
  editor.settings["normlint.path"] = "/there/is/no/normlint";
  await extension.activate({ subscriptions: [] });
  const [told, ...others] = editor.errors;
  assert.deepEqual(others, []);
  assert.match(told, /\/there\/is\/no\/normlint.*cargo install/s);
  await extension.deactivate();
});
