/** The words of the commands that use the tokens of sessions: pick, copy, insert, terminals, tasks. */
import { relativeWords } from '../../core/token/spans';
import type { SessionState, SessionView } from '../../core/sessions/session';
import { plain, plainStart } from '../messages';

export const useMessages = {
  pickSession: 'With which session?',
  noSessions: 'No session is kept. Sign in to an issuer to get an access token.',
  sessionGone: 'This session is no longer kept. Sign in again.',
  signIn: 'Sign In…',
  renew: 'Refresh Session',
  reissue: 'Sign In Again…',
  showLog: 'Show Sign-In Log',
  gettingToken: 'Renewing the access token',
  profileGone:
    'The issuer profile of this session is no longer in the settings, or not in effect, so its issuer is not asked. Add it again.',
  untrusted:
    'This workspace is not trusted, so it gets no token, and nothing is sent. Trust it, then run the command again.',
  manageTrust: 'Manage Workspace Trust',
  unusable:
    'This access token holds line breaks or other characters that no token may hold (RFC 6750 section 2.1). Whoever pastes it could run a command, so it was left alone.',

  copyTitle: 'Copy Access Token',
  copyPlaceholder: 'Copy it as what?',
  boundNote: 'It is bound to a key that stays here (DPoP): an API refuses a copy of the token alone.',

  insertTitle: 'Insert Access Token',
  noEditor: 'Open a file and put the cursor where the access token is to go.',
  readOnly: 'This document cannot be edited.',
  committed: 'Git may keep this file, and with it the token. Insert what?',
  insertToken: 'The token itself',
  insertTokenDetail: 'Take it out again before you commit or share the file.',
  insertReferenceDetail: 'Reads the variable that “Put Access Token into New Terminals…” sets.',

  terminalTitle: 'Put Access Token into New Terminals',
  terminalEnded: 'New terminals no longer get the access token.',
  terminalsOpen: 'Terminals that are open already keep what they have.',

  notForTerminals:
    'This access token is too long for a variable, or holds “${”, which the editor would replace, so terminals do not get it.',

  tasksTitle: 'Access Token for Tasks',
  allowTasks: 'Allow in This Workspace',
  tasksDetail:
    'Every task, launch configuration and extension that runs “claimcheck.accessToken” in this workspace gets the token of this session from now on, unasked, and so do new terminals while you have it put there. That ends when the session does.',
  notForTasks:
    'This access token holds characters that a shell could take for a command, so no task gets it. Copy it instead.',
} as const;

/** The ways in which a token is copied, the one most used first. */
export const copyWords = {
  value: { label: 'Access token', detail: 'The value alone' },
  header: { label: 'Authorization header', detail: 'For HTTP clients and request files' },
  curl: { label: 'curl command', detail: 'For sh, bash, zsh and PowerShell' },
  dotenv: { label: 'Line for .env', detail: 'NAME=value' },
  shell: { label: 'Variable for sh, bash and zsh', detail: 'export NAME=value' },
  powershell: { label: 'Variable for PowerShell', detail: '$env:NAME = value' },
} as const;

/** What was copied, when it goes, and whether it works alone. */
export function copied(form: keyof typeof copyWords, seconds: number | undefined, isBound: boolean): string {
  const goes =
    seconds === undefined
      ? 'It stays in the clipboard.'
      : `It leaves the clipboard in ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return `${copyWords[form].label} copied. ${goes}${isBound ? ` ${useMessages.boundNote}` : ''}`;
}

export function insertReference(name: string): string {
  return `A reference to ${plain(name)}`;
}

export function terminalSet(name: string, session: SessionView, isFirst: boolean, isBound: boolean): string {
  return [
    `New terminals and tasks get ${whose(session)} as ${plain(name)}, renewed when it is. Run the command again to end that.`,
    ...(isFirst ? [useMessages.terminalsOpen] : []),
    ...(isBound ? [useMessages.boundNote] : []),
  ].join(' ');
}

/** What the editor shows of the variable; it may read it as Markdown. */
export function terminalDescription(name: string, session: SessionView): string {
  return `Sets \`${name}\` to ${whose(session).replaceAll(/[\\`*_[\]<>&#|~]/g, String.raw`\$&`)}`;
}

/** The session behind the variable ended or failed. */
export function terminalLost(name: string): string {
  return `The session whose access token new terminals got as ${plain(name)} is over, so they get it no more.`;
}

export function allowTasks(session: SessionView): string {
  return `Give ${whose(session)} to the tasks of this workspace?`;
}

function whose({ account, profile }: SessionView): string {
  const who = account.label === '' ? '' : ` of ${plainStart(account.label)}`;
  return `the access token${who} at “${plainStart(profile)}”`;
}

/** A session in a list. */
export function sessionLabel({ account, way }: SessionView): string {
  const name = account.label === '' ? wayWords[way] : plainStart(account.label);
  return `$(${way === 'client-credentials' ? 'server-process' : 'account'}) ${name}`;
}

const wayWords: Readonly<Record<SessionView['way'], string>> = {
  'device-code': 'Account without a name',
  browser: 'Account without a name',
  'client-credentials': 'The client itself',
  'token-exchange': 'Exchanged token',
};

export function sessionDescription({ profile }: SessionView, isInUse: boolean): string {
  return `${plainStart(profile)}${isInUse ? ' · in use' : ''}`;
}

export function sessionDetail({ state, expiresAt, scopes }: SessionView, now: Date): string {
  const until = expiresAt === undefined ? undefined : relativeWords(expiresAt, now);
  return [stateWords(state, until), ...(scopes.length === 0 ? [] : [plainStart(scopes.join(' '))])].join(' · ');
}

function stateWords(state: SessionState, until: string | undefined): string {
  switch (state) {
    case 'active':
    case 'expiring':
      return until === undefined ? 'works, end unknown' : `expires ${until}`;
    case 'expired':
      return `expired${until === undefined ? '' : ` ${until}`}, can be renewed`;
    case 'renewing':
      return 'being renewed';
    case 'uncertain':
      return 'the answer to its last renewal was lost';
    case 'outdated':
      return 'renewed in another window';
    case 'ended':
      return 'over: sign in again';
  }
}
