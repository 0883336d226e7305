// Stands in for the editor's own module, so that the extension as it is packaged can be run under
// Node.js. What the tests look at (documents, diagnostics, settings) is real; every other name is
// a class that can be extended and a function that answers with a thing to dispose of.

"use strict";

class Emitter {
  #listeners = new Set();
  event = (listener, self) => {
    const bound = self ? listener.bind(self) : listener;
    this.#listeners.add(bound);
    return { dispose: () => this.#listeners.delete(bound) };
  };
  fire(value) {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose() {
    this.#listeners.clear();
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(start, end, endLine, endCharacter) {
    const numbers = endCharacter !== undefined;
    this.start = numbers ? new Position(start, end) : start;
    this.end = numbers ? new Position(endLine, endCharacter) : end;
  }
}

class Uri {
  static parse(text) {
    return Object.assign(new Uri(), { text, scheme: text.split(":")[0], fsPath: decodeURI(text.replace(/^file:\/\//, "")) });
  }
  static file(path) {
    return Uri.parse(`file://${encodeURI(path)}`);
  }
  toString() {
    return this.text;
  }
}

/** A name of the editor that no test looks at. */
function anything() {
  const thing = class {
    dispose() {}
  };
  return new Proxy(thing, {
    get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : (target[name] = anything())),
    apply: () => ({ dispose() {} }),
  });
}

/** `known`, and what `other` makes of every other name. */
function open(known, other = stub) {
  return new Proxy(known, {
    get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : (target[name] = other(name))),
  });
}

/** Names with a capital are classes, `on…` are events, all others functions. */
function stub(name) {
  if (/^on[A-Z]/.test(name)) return new Emitter().event;
  if (/^[A-Z]/.test(name)) return anything();
  return () => ({ dispose() {} });
}

/** At the top stand classes and groups of functions. */
function group(name) {
  return /^[A-Z]/.test(name) ? anything() : open({});
}

const opened = new Emitter();
const changed = new Emitter();
const closed = new Emitter();
const diagnosed = new Emitter();
const settings = {};
const errors = [];

const log = open({ name: "normlint", append() {}, appendLine() {}, show() {}, error() {}, dispose() {} });

const vscode = open({
  EventEmitter: Emitter,
  Position,
  Range,
  Uri,
  version: "1.91.0",
  env: open({ appName: "test", language: "en", uriScheme: "test" }),
  workspace: open({
    textDocuments: [],
    notebookDocuments: [],
    workspaceFolders: undefined,
    isTrusted: true,
    onDidOpenTextDocument: opened.event,
    onDidChangeTextDocument: changed.event,
    onDidCloseTextDocument: closed.event,
    createFileSystemWatcher: () => open({ dispose() {} }),
    getConfiguration: (section) => ({
      get: (name, fallback) => settings[`${section}.${name}`] ?? fallback,
      has: () => false,
      inspect: () => undefined,
    }),
  }),
  window: open({
    visibleTextEditors: [],
    activeTextEditor: undefined,
    createOutputChannel: () => log,
    showErrorMessage: async (message) => void errors.push(message),
  }),
  languages: open({
    match: () => 10,
    createDiagnosticCollection: () => open({
      set: (uri, diagnostics) => diagnosed.fire({ uri, diagnostics }),
      delete() {},
      clear() {},
      dispose() {},
    }),
  }),
  extensions: open({ getExtension: () => undefined }),
}, group);

module.exports = { vscode, opened, changed, closed, diagnosed, settings, errors, Uri };
