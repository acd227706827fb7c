/** The commands about sessions: sign in, renew, sign out, reissue, delete, look. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import { commandIds } from '../../shared/contributions';
import type { SessionCommand } from '../commands/lateIds';
import type { CommandTable } from '../commands/table';
import { entryOfNode } from '../issuerNodes';
import type { IssuerProfiles } from '../issuers/profiles';
import { checkSecretStorage } from './checkSecretStorage';
import { deleteAllSessions, reissue, signOut } from './endSession';
import { refreshSession } from './refreshSession';
import { selectSession, showSession, type ShowSessionDeps } from './showSession';
import { signIn, type SignInParts } from './signIn';
import { signInMessages } from './signInMessages';

type Profiles = Pick<IssuerProfiles, 'current' | 'entryNamed' | 'entries'>;

export interface SessionCommandsDeps extends ShowSessionDeps, SignInParts {
  readonly profiles: Profiles;
}

type LifeCommand = Exclude<
  SessionCommand,
  (typeof commandIds)[
    | 'copyAccessToken'
    | 'insertAccessToken'
    | 'useInTerminals'
    | 'accessToken'
    | 'tryRequest'
    | 'introspect'
    | 'showUserInfo'
    | 'exchangeToken']
>;

export function sessionCommands(deps: SessionCommandsDeps): Pick<CommandTable, LifeCommand> {
  const { dialog, devices, flowLog, profiles } = deps;
  const running = (act: 'bringToFront' | 'cancel'): void => {
    const current = devices.current();
    if (current === undefined) void dialog.say(signInMessages.nothingRuns);
    else current[act]();
  };
  return {
    // A caller may name a profile in effect, and nothing else: what it signs in to is the user's own setting.
    [commandIds.signIn]: (argument) => signIn(deps, deps, { profile: namedProfile(profiles, argument) }),
    [commandIds.signInWithDeviceCode]: (argument) =>
      signIn(deps, deps, { profile: namedProfile(profiles, argument), way: 'device-code' }),
    [commandIds.showSignIn]: () => running('bringToFront'),
    [commandIds.cancelSignIn]: () => running('cancel'),
    [commandIds.showSignInLog]: () => flowLog.show(),
    [commandIds.signOut]: (argument) => signOut(deps, argument),
    [commandIds.deleteAllSessions]: () => deleteAllSessions(deps),
    [commandIds.reissue]: (argument) => reissue(deps, argument),
    [commandIds.refreshSession]: (argument) => refreshSession(deps, argument),
    [commandIds.showSession]: (argument) => showSession(deps, argument),
    [commandIds.selectSession]: (argument) => selectSession(deps, argument),
    [commandIds.checkSecretStorage]: () => checkSecretStorage(deps),
  };
}

/** By its name, or by its node in the view of issuers. */
function namedProfile({ entries, entryNamed }: Profiles, argument: unknown): IssuerProfile | undefined {
  const entry = entryOfNode({ entries }, argument);
  const name = entry?.kind === 'entry' && entry.entry.standing === 'in-effect' ? entry.entry.profile.name : argument;
  return typeof name === 'string' ? entryNamed(name)?.profile : undefined;
}
