// The client of `normlint lsp`: starts the server, tells it which documents are drafts, and says
// what to do where the server cannot be started. What it shows comes from the server.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  commands,
  ExtensionContext,
  LogOutputChannel,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  DocumentFilter,
  LanguageClient,
  Location,
  Position,
  StaticFeature,
} from "vscode-languageclient/node";

/** What the server names behind “cited 3 times”, where the editor says that it knows it. */
const SHOW_REFERENCES = "normlint.showReferences";

let client: LanguageClient | undefined;
let output: LogOutputChannel;
/** The start or stop that is under way: the next waits for it. */
let pending: Promise<void> = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  output = window.createOutputChannel("normlint", { log: true });
  context.subscriptions.push(
    output,
    commands.registerCommand("normlint.restart", restart),
    commands.registerCommand("normlint.showOutput", () => output.show()),
    commands.registerCommand(SHOW_REFERENCES, showReferences),
    workspace.onDidChangeConfiguration((event) => {
      const settings = ["normlint.enable", "normlint.path", "normlint.files"];
      return settings.some((name) => event.affectsConfiguration(name)) ? restart() : undefined;
    }),
    workspace.onDidGrantWorkspaceTrust(restart),
  );
  await restart();
}

export function deactivate(): Promise<void> {
  return inTurn(stop);
}

function restart(): Promise<void> {
  return inTurn(async () => {
    await stop();
    await start();
  });
}

function inTurn(step: () => Promise<void>): Promise<void> {
  pending = pending.then(step, step);
  return pending;
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration("normlint");
  if (!settings.get("enable", true)) {
    return;
  }
  const command = settings.get("path", "normlint");
  if (!(await serves(command))) {
    void explain(command);
    return;
  }
  const fresh = new LanguageClient(
    "normlint",
    "normlint",
    { command, args: ["lsp"] },
    {
      documentSelector: drafts(settings.get<string[]>("files", [])),
      outputChannel: output,
    },
  );
  fresh.registerFeature(referencesShown);
  try {
    await fresh.start();
    client = fresh;
  } catch (error) {
    // The client has told the user; one that never ran cannot be stopped either.
    output.error(String(error));
  }
}

/** Tells the server that citations can be shown. */
const referencesShown: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { commands: { commands: [SHOW_REFERENCES] } };
  },
  initialize() {},
  getState: () => ({ kind: "static" }),
  clear() {},
};

async function showReferences(uri: string, at: Position, places: Location[]): Promise<void> {
  const convert = client?.protocol2CodeConverter;
  if (convert) {
    const [position, locations] = [convert.asPosition(at), places.map(convert.asLocation)];
    await commands.executeCommand("editor.action.showReferences", Uri.parse(uri), position, locations);
  }
}

/** Whether there is such a program, and one that has a language server. */
async function serves(command: string): Promise<boolean> {
  try {
    await promisify(execFile)(command, ["lsp", "--help"]);
    return true;
  } catch (error) {
    output.error(String(error));
    return false;
  }
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.dispose();
}

/** Files on disk by their patterns, and drafts that have no file yet by their language. */
function drafts(patterns: string[]): DocumentFilter[] {
  const saved = patterns.map((pattern) => ({ scheme: "file", pattern }));
  const unsaved = ["markdown", "plaintext"].map((language) => ({ scheme: "untitled", language }));
  return [...saved, ...unsaved];
}

async function explain(command: string): Promise<void> {
  const [settings, details] = ["Open settings", "Show the output"];
  const choice = await window.showErrorMessage(
    `normlint could not be started as “${command}”. Install it with “cargo install normlint”, or say in the settings where it is.`,
    settings,
    details,
  );
  if (choice === settings) {
    await commands.executeCommand("workbench.action.openSettings", "normlint.path");
  } else if (choice === details) {
    output.show();
  }
}
