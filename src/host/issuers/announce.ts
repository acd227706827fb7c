/** Says, once for each change, that a workspace brings issuers or that an entry of the settings is wrong. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { commandIds } from '../../shared/contributions';
import { issuerMessages } from '../issuerMessages';
import type { Log } from '../log';
import { messages } from '../messages';
import { workspaceBrings } from './announceMessages';
import { digestOf } from './consent';
import type { PlacedProblem, ProfileEntries } from './entries';
import { moreProblems, problemLogLine, problemNotice } from './problemMessages';
import { openIssuerSettings } from './settingsFile';
import { stateKeys } from './state';

/** Told when the settings were read, which is when the first token is met and not before. */
export function createAnnouncer(state: vscode.Memento, log: Log): (entries: ProfileEntries) => void {
  const toldBefore = createTold(state);
  const logChanged = createProblemLog(log);
  return ({ entries, problems }) => {
    const waiting = entries.flatMap(({ profile, standing, source }) =>
      standing === 'not-agreed' && source.kind === 'workspace' ? [{ profile, source }] : [],
    );
    const [first] = waiting;
    if (first !== undefined && !toldBefore(first.source.place, waiting.map(({ source }) => source.digest).join()))
      offerReview(waiting.map(({ profile }) => profile));
    logChanged(problems);
    const errors = problems.filter(({ problem }) => problem.severity === 'error');
    if (errors.length > 0 && !toldBefore('problems', JSON.stringify(errors))) void offerSettings(errors, log);
  };
}

function offerReview(profiles: readonly IssuerProfile[]): void {
  void vscode.window.showInformationMessage(workspaceBrings(profiles), issuerMessages.review).then((choice) => {
    if (choice !== undefined) void vscode.commands.executeCommand(commandIds.reviewWorkspaceIssuers);
  });
}

async function offerSettings(errors: readonly PlacedProblem[], log: Log): Promise<void> {
  const actions = [issuerMessages.openSettings, messages.showLog];
  const choice = await vscode.window.showWarningMessage(problemNotice(errors), ...actions);
  if (choice === messages.showLog) log.show();
  if (choice === issuerMessages.openSettings)
    await openIssuerSettings(errors.every(({ place }) => place !== undefined) ? 'workspace' : 'user');
}

/** A list of a workspace can be wrong in thousands of places. */
const mostLogged = 100;

/** Writes every problem to the log, once for each change of them: a notification goes away, and is told once. */
function createProblemLog(log: Log): (problems: readonly PlacedProblem[]) => void {
  let before = '';
  return (problems) => {
    const lines = problems.slice(0, mostLogged).map(problemLogLine);
    const others = problems.length - lines.length;
    const text = [...lines, ...(others === 0 ? [] : [moreProblems(others)])].join('\n');
    if (text === before) return;
    before = text;
    for (const line of text === '' ? [] : text.split('\n')) log.warn(line);
  };
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
