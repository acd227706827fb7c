/** Marks what is wrong with issuers in the settings files that are open. */
import * as vscode from 'vscode';
import { issuerProblemsIn, type IssuerTextProblem } from '../../core/issuers/settingsText';
import { after, type Clock } from '../clock';
import { problemSentence } from './problemMessages';

const pauseMilliseconds = 500;
/** Longer than any settings file; such a text is somebody else's. */
const maxLength = 1_000_000;

/** Looks when a settings file that holds issuers is opened or changes; before that, core is not called. */
export function registerSettingsProblems({ clock }: { readonly clock: Clock }): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('claimcheck-issuers');
  const waiting = new Map<string, vscode.Disposable>();

  function soon(document: vscode.TextDocument): void {
    if (!isSettingsFile(document.uri)) return;
    const key = document.uri.toString();
    waiting.get(key)?.dispose();
    waiting.set(
      key,
      after(clock, pauseMilliseconds, () => look(document)),
    );
  }

  function look(document: vscode.TextDocument): void {
    waiting.delete(document.uri.toString());
    if (document.isClosed) return;
    const text = document.getText();
    const holdsIssuers = text.length <= maxLength && /"claimcheck\.(?:i|workspaceI)ssuers"/.test(text);
    collection.set(
      document.uri,
      holdsIssuers ? issuerProblemsIn(text).map((each) => diagnosticOf(document, each)) : [],
    );
  }

  vscode.workspace.textDocuments.forEach(soon);
  const subscriptions = vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => soon(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  );
  return {
    dispose: () => {
      subscriptions.dispose();
      for (const timer of waiting.values()) timer.dispose();
    },
  };
}

/** The user's own settings have an address in the profile folder, those of a workspace lie in `.vscode`. */
function isSettingsFile({ path }: vscode.Uri): boolean {
  return (
    /\/(?:\.vscode|User|Machine)\/(?:profiles\/[^/]+\/)?settings\.json$/.test(path) || path.endsWith('.code-workspace')
  );
}

function diagnosticOf(document: vscode.TextDocument, problem: IssuerTextProblem): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(problem.start), document.positionAt(problem.end));
  const severity = problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(range, problemSentence(problem), severity);
  diagnostic.source = 'Claimcheck';
  diagnostic.code = problem.code;
  return diagnostic;
}
