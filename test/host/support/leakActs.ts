/** The acts on leaks, over a list, answers and a network of the test's own. */
import * as vscode from 'vscode';
import { rankOf } from '../../../src/core/leaks/leak';
import { scanText } from '../../../src/core/leaks/scan';
import { profileOf, type IssuerProfile, type IssuerSetting } from '../../../src/core/issuers/issuer';
import { serverOf } from '../../../src/core/oauth/server';
import type { LeakAct } from '../../../src/host/commands/lateIds';
import { leakActs } from '../../../src/host/leaks/acts/features';
import type { LeakActDeps } from '../../../src/host/leaks/acts/actDeps';
import type { CheckedLeak, FoundLeak } from '../../../src/host/leaks/foundLeak';
import { createTimeWords } from '../../../src/core/present/times';
import type { Question } from '../../../src/host/sessions/use/confirm';
import type { Verdict } from '../../../src/host/verdicts';
import { fakeClock } from '../../support/fakeClock';
import { workspaceRoot } from './gitFolders';
import { scriptedDialog, type Answer, type ScriptedDialog } from './scriptedDialog';
import { session, type FakeSession } from './useTokens';

const now = new Date('2026-11-28T12:00:00Z');
export const issuer = 'https://id.corp-of-nobody.com';

export interface LeakActsTest {
  /** Runs an act on all that is listed. */
  readonly run: (command: LeakAct, ...answers: readonly Answer[]) => Promise<ScriptedDialog>;
  /** The same with the arguments of a caller. */
  readonly call: (command: LeakAct, args: readonly unknown[], ...answers: readonly Answer[]) => Promise<ScriptedDialog>;
  readonly list: (...found: readonly FoundLeak[]) => void;
  readonly sent: readonly string[];
  answer: (request: Request) => Response;
  agrees: boolean;
  isTrusted: boolean;
  verdict: Verdict | undefined;
  readonly questions: readonly Question[];
  readonly checked: readonly (readonly [string, CheckedLeak])[];
  readonly looked: readonly string[];
  readonly ran: readonly (readonly [string, string])[];
  readonly reports: readonly (readonly [string, string])[];
  readonly logged: readonly string[];
  readonly sessions: FakeSession[];
  distPath: string;
}

export function createLeakActsTest(setting: Partial<IssuerSetting> = {}): LeakActsTest {
  const profile = profileOf({ name: 'Corp', issuer, clientId: 'app', discovery: 'none', ...setting });
  const listed: FoundLeak[] = [];
  const [sent, questions, checked, looked, ran, reports, logged] = [[], [], [], [], [], [], []] as [
    string[],
    Question[],
    [string, CheckedLeak][],
    string[],
    [string, string][],
    [string, string][],
    string[],
  ];
  const start = (command: LeakAct, args: readonly unknown[], answers: readonly Answer[]) =>
    runAct(
      test,
      { listed, sent, questions, checked, looked, ran, reports, logged, profile },
      { command, args, answers },
    );
  const test: LeakActsTest = {
    run: (command, ...answers) =>
      start(command, [{ kind: 'leak', found: listed[0] }, listed.map((found) => ({ kind: 'leak', found }))], answers),
    call: (command, args, ...answers) => start(command, args, answers),
    list: (...found) => void listed.splice(0, Infinity, ...found),
    sent,
    answer: () => new Response(null, { status: 200 }),
    agrees: true,
    isTrusted: true,
    verdict: undefined,
    questions,
    checked,
    looked,
    ran,
    reports,
    logged,
    sessions: [],
    distPath: '',
  };
  return test;
}

interface Kept {
  readonly listed: readonly FoundLeak[];
  readonly sent: string[];
  readonly questions: Question[];
  readonly checked: [string, CheckedLeak][];
  readonly looked: string[];
  readonly ran: [string, string][];
  readonly reports: [string, string][];
  readonly logged: string[];
  readonly profile: IssuerProfile;
}

interface Called {
  readonly command: LeakAct;
  readonly args: readonly unknown[];
  readonly answers: readonly Answer[];
}

async function runAct(test: LeakActsTest, kept: Kept, { command, args, answers }: Called): Promise<ScriptedDialog> {
  const dialog = scriptedDialog({ answers });
  const { profile, sent } = kept;
  const clock = fakeClock(now);
  const http = async (request: Request): Promise<Response> => {
    sent.push(`${request.url} ${await request.clone().text()}`);
    return test.answer(request);
  };
  const nothing = (): never => {
    throw new Error('nobody asks for this here');
  };
  const deps: Partial<LeakActDeps> = {
    store: {
      all: () => kept.listed,
      onDidChange: new vscode.EventEmitter<void>().event,
      check: (fingerprint, result) => void kept.checked.push([fingerprint, result]),
      lookAgain: (uris) => {
        kept.looked.push(...uris.map(String));
        return Promise.resolve();
      },
      readBaseline: (folder) => {
        kept.looked.push(`baseline of ${folder.name}`);
        return Promise.resolve();
      },
    },
    problems: { known: () => [] },
    dialog,
    log: {
      info: nothing,
      warn: (message) => void kept.logged.push(message),
      failure: nothing,
      show: nothing,
      dispose: nothing,
    },
    clock,
    confirm: (question) => {
      kept.questions.push(question);
      return Promise.resolve(test.agrees);
    },
    isTrusted: () => test.isTrusted,
    run: (id, argument) => {
      kept.ran.push([id, argument]);
      return Promise.resolve();
    },
    reports: {
      preview: (title, markdown) => {
        kept.reports.push([title, markdown]);
        return Promise.resolve();
      },
      show: (title, text) => {
        kept.reports.push([title, text]);
        return Promise.resolve();
      },
      keep: nothing,
      dispose: nothing,
    },
    // What the acts ask of these, and no more.
    profiles: { current: () => [profile] } as unknown as LeakActDeps['profiles'],
    verdicts: { validate: () => Promise.resolve(test.verdict) } as unknown as LeakActDeps['verdicts'],
    sessions: () =>
      ({
        list: () => Promise.resolve(test.sessions.map(({ view }) => view)),
        peek: (id: string) =>
          Promise.resolve({ status: 'done', value: test.sessions.find(({ view }) => view.id === id)?.token }),
      }) as unknown as ReturnType<LeakActDeps['sessions']>,
    requests: {
      requestFor: (asked) =>
        Promise.resolve({
          status: 'done',
          value: { profile: asked, server: serverOf(asked, undefined), authentication: { method: 'none' } },
        }),
    },
    oauth: {
      http,
      now: clock.now,
      monotonic: () => 0,
      wait: nothing,
      random: (bytes) => new Uint8Array(bytes),
      keys: { keysOf: nothing },
    },
    times: createTimeWords('en-GB', 'UTC'),
    distPath: test.distPath,
  };
  // The members that are missing are those that no act reads.
  await leakActs(deps as LeakActDeps)[command](...(args as [unknown, unknown]));
  // Notifications are shown without being waited for.
  await new Promise((resolve) => setImmediate(resolve));
  dialog.end();
  return dialog;
}

/** Every credential of a file, as a search would have found it. */
export async function leaksOf(uri: vscode.Uri, changes: Partial<FoundLeak> = {}): Promise<readonly FoundLeak[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  return scanText(document.getText()).map((leak) => ({
    id: `${uri.toString()} ${String(leak.start)}`,
    leak,
    folder: workspaceRoot(),
    path: vscode.workspace.asRelativePath(uri, false),
    uri,
    range: new vscode.Range(document.positionAt(leak.start), document.positionAt(leak.end)),
    rank: rankOf(leak, now),
    state: 'new',
    tracking: 'tracked',
    commit: undefined,
    ...changes,
  }));
}

/** A session of the issuer that holds this access token. */
export function sessionWith(id: string, accessToken: string, subject = id): FakeSession {
  return session(id, { issuer, account: { id: subject, label: `${subject}@example.com` } }, { accessToken });
}
