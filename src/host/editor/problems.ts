/** Shows what the rules find as problems, while one types and at the moment a token expires. */
import * as vscode from 'vscode';
import { after } from '../clock';
import type { LeakProblems } from '../leaks/leakProblems';
import type { TokenIndex } from '../tokenIndex';
import { getsProblems, shownDocuments } from './problemScope';
import { createTokenProblems, type Problems, type TokenProblems, type TokenProblemsDeps } from './tokenProblems';

export interface ProblemsDeps extends TokenProblemsDeps {
  readonly index: TokenIndex;
  /** Those about credentials in files that Git tracks, whatever the rules say of them. */
  readonly leaks?: Pick<LeakProblems, 'problemsIn' | 'onDidChange'> | undefined;
}

/** Long enough that a token is not judged while it is typed. */
const pauseMilliseconds = 300;

/** More in one file would be a file of tokens, and the list of problems be of no use for anything else. */
export const problemLimit = 100;

/** The host answers nobody else meanwhile. */
const longestTurnMilliseconds = 15;

/** What is kept of a document with problems. */
interface Watched {
  readonly document: vscode.TextDocument;
  readonly problems: TokenProblems;
  /** Waits for a pause in typing. */
  waiting: vscode.Disposable | undefined;
  /** Waits for the moment at which a token expires. */
  alarm: vscode.Disposable | undefined;
  /** Counts the passes, so that one that was overtaken stops. */
  pass: number;
}

export function registerProblems(deps: ProblemsDeps): vscode.Disposable {
  const { settings, clock, verdicts, leaks } = deps;
  const collection = vscode.languages.createDiagnosticCollection('claimcheck');
  const watched = new Map<string, Watched>();

  function soon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const watch = watched.get(key) ?? createWatched(deps, document);
    watched.set(key, watch);
    watch.waiting?.dispose();
    watch.waiting = after(clock, pauseMilliseconds, () => void show(deps, watch, collection));
  }

  function forget(key: string, watch: Watched): void {
    watched.delete(key);
    stop(watch);
    collection.delete(watch.document.uri);
  }

  function follow(): void {
    const shown = shownDocuments();
    const current = new Set(shown);
    for (const [key, watch] of watched) if (!current.has(watch.document)) forget(key, watch);
    for (const document of shown) if (!watched.has(document.uri.toString())) soon(document);
  }

  const again = (): void => watched.forEach(({ document }) => soon(document));
  follow();
  return vscode.Disposable.from(
    whenOthersAreShown(follow),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && watched.get(document.uri.toString())?.document === document) soon(document);
    }),
    settings.onDidChange(again),
    verdicts.onDidChange(again),
    ...(leaks === undefined ? [] : [leaks.onDidChange(again)]),
    { dispose: () => watched.forEach(stop) },
    collection,
  );
}

function whenOthersAreShown(follow: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(follow),
    vscode.window.tabGroups.onDidChangeTabGroups(follow),
    vscode.workspace.onDidOpenTextDocument(follow),
    vscode.workspace.onDidCloseTextDocument(follow),
    vscode.workspace.onDidChangeNotebookDocument(follow),
  );
}

function createWatched(deps: TokenProblemsDeps, document: vscode.TextDocument): Watched {
  return { document, problems: createTokenProblems(deps), waiting: undefined, alarm: undefined, pass: 0 };
}

function stop(watch: Watched): void {
  watch.pass++;
  watch.waiting?.dispose();
  watch.alarm?.dispose();
}

/** Goes through the tokens of a document, in turns that others can come between. */
async function show(deps: ProblemsDeps, watch: Watched, collection: vscode.DiagnosticCollection): Promise<void> {
  const { document } = watch;
  const pass = ++watch.pass;
  const { version } = document;
  const isOvertaken = (): boolean => watch.pass !== pass || document.version !== version || document.isClosed;
  const isShown = getsProblems(document, deps.settings.current());
  const diagnostics: vscode.Diagnostic[] = [];
  let until: Date | undefined;
  const add = (found: Problems): void => {
    diagnostics.push(...found.diagnostics);
    until = earlier(until, found.until);
  };
  // First, since a file of tokens must not push out what matters most about it.
  if (isShown && deps.leaks !== undefined) add(await deps.leaks.problemsIn(document));
  if (isOvertaken()) return;
  const look = watch.problems.pass();
  let turn = performance.now();
  for (const match of isShown ? deps.index.matches(document) : []) {
    if (performance.now() - turn > longestTurnMilliseconds) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isOvertaken()) return;
      turn = performance.now();
    }
    add(look(document, match));
    if (diagnostics.length >= problemLimit) break;
  }
  collection.set(document.uri, diagnostics.slice(0, problemLimit));
  watch.alarm?.dispose();
  watch.alarm = until && deps.clock.at(until, () => void show(deps, watch, collection));
}

function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other < one ? other : one;
}
