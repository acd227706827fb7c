/** Validates the tokens of visible files unasked, as far as the setting allows. */
import * as vscode from 'vscode';
import { after, type Clock } from '../clock';
import type { SettingsSource } from '../settings';
import type { TokenIndex } from '../tokenIndex';
import type { Verdicts } from '../verdicts';

export interface AutomaticValidationDeps {
  readonly index: TokenIndex;
  readonly verdicts: Verdicts;
  readonly settings: SettingsSource;
  readonly clock: Clock;
}

/** Longer than the pause of what only reads: nobody waits for a verdict that was not asked for. */
const pauseMilliseconds = 800;

/** A file with more tokens than this is a log or a test, where verdicts on all of them help nobody. */
const mostTokens = 50;

export function registerAutomaticValidation(deps: AutomaticValidationDeps): vscode.Disposable {
  const { verdicts, settings, clock } = deps;
  let waiting: vscode.Disposable | undefined;
  let pass = new AbortController();

  function soon(): void {
    waiting?.dispose();
    waiting = after(clock, pauseMilliseconds, () => {
      pass.abort();
      pass = new AbortController();
      void validateVisible(deps, pass.signal);
    });
  }

  soon();
  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(soon),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && visibleDocuments().includes(document)) soon();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(soon),
    settings.onDidChange(soon),
    verdicts.onDidChange(soon),
    {
      dispose: () => {
        waiting?.dispose();
        pass.abort();
      },
    },
  );
}

function visibleDocuments(): readonly vscode.TextDocument[] {
  return vscode.window.visibleTextEditors.map(({ document }) => document);
}

/** One after the other, so that a file full of tokens does not hold up anything else; of each file the first ones. */
async function validateVisible(deps: AutomaticValidationDeps, signal: AbortSignal): Promise<void> {
  if (deps.settings.current().automaticValidation === 'never') return;
  const found = visibleDocuments().flatMap((document) => deps.index.matches(document).slice(0, mostTokens));
  for (const compact of new Set(found.map((match) => match.compact))) {
    if (signal.aborted) return;
    await validateOne(deps, compact, signal);
    // Others come between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function validateOne(
  { verdicts, settings }: AutomaticValidationDeps,
  compact: string,
  signal: AbortSignal,
): Promise<void> {
  if ((await verdicts.validateCached(compact)) !== undefined) return;
  const mayFetch = settings.current().automaticValidation === 'always' && vscode.workspace.isTrusted;
  if (!mayFetch || !verdicts.hasProfile(compact)) return;
  try {
    await verdicts.validate(compact, undefined, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
