/** Says, once for each change, that a workspace brings issuers or that an entry of the settings is wrong. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { issuerMessages, workspaceBrings } from '../issuerMessages';
import { digestOf } from './consent';
import type { ProfileEntries } from './entries';
import { problemNotice } from './problemMessages';
import { openIssuerSettings } from './settingsFile';
import { stateKeys } from './state';

/** Told when the settings were read, which is when the first token is met and not before. */
export function createAnnouncer(state: vscode.Memento): (entries: ProfileEntries) => void {
  const toldBefore = createTold(state);
  return ({ entries, problems }) => {
    const waiting = entries.flatMap(({ standing, source }) =>
      standing === 'not-agreed' && source.kind === 'workspace' ? [source] : [],
    );
    const [first] = waiting;
    if (first !== undefined && !toldBefore(first.place, waiting.map(({ digest }) => digest).join()))
      offerReview(waiting.length);
    const errors = problems.filter(({ problem }) => problem.severity === 'error');
    if (errors.length > 0 && !toldBefore('problems', JSON.stringify(errors))) {
      void vscode.window.showWarningMessage(problemNotice(errors), issuerMessages.openSettings).then((choice) => {
        if (choice !== undefined)
          void openIssuerSettings(errors.every(({ place }) => place !== undefined) ? 'workspace' : 'user');
      });
    }
  };
}

function offerReview(count: number): void {
  void vscode.window.showInformationMessage(workspaceBrings(count), issuerMessages.review).then((choice) => {
    if (choice !== undefined) void vscode.commands.executeCommand(commandIds.reviewWorkspaceIssuers);
  });
}

/** True when exactly this was told about a subject the last time; else it is remembered. Only a digest is kept. */
function createTold(state: vscode.Memento): (subject: string, what: string) => boolean {
  return (subject, what) => {
    const digest = digestOf(what);
    const kept: unknown = state.get(stateKeys.told);
    const told = new Map<string, unknown>(typeof kept === 'object' && kept !== null ? Object.entries(kept) : []);
    if (told.get(subject) === digest) return true;
    void state.update(stateKeys.told, Object.fromEntries([...told, [subject, digest]]));
    return false;
  };
}
