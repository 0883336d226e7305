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

/** Kinds of code actions: names with dots. */
class Kind {
  static Empty = new Kind("");
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new Kind(this.value ? `${this.value}.${part}` : part);
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: new Emitter().event };
  cancel() {
    this.token.isCancellationRequested = true;
  }
  dispose() {}
}

class TabInputText {
  constructor(uri) {
    this.uri = uri;
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
const turned = new Emitter();
const tabs = [];
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
  CancellationTokenSource,
  CodeActionKind: Kind,
  Diagnostic,
  TabInputText,
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
    tabGroups: open({ all: [{ tabs }], onDidChangeTabs: turned.event }),
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

/** Opens a document in a tab of its own. */
function show(document) {
  vscode.workspace.textDocuments.push(document);
  opened.fire(document);
  const tab = { input: new TabInputText(document.uri) };
  tabs.push(tab);
  turned.fire({ opened: [tab], closed: [], changed: [] });
}

module.exports = { vscode, show, diagnosed, settings, errors, Uri };
