/** The issuer profiles that count now: the user's, and those of a trusted workspace that the user agreed to. */
import * as vscode from 'vscode';
import type { IssuerProblem, IssuerProfile } from '../../core/issuers/issuer';
import type { SettingsSource } from '../settings';
import { createConsent, digestOf, type Consent } from './consent';
import { readEntries, type ProfileEntries, type ProfileEntry } from './entries';
import { workspaceLists, type WorkspaceList } from './workspaceSettings';

export interface IssuerProfiles extends vscode.Disposable {
  /** The profiles in effect, the user's first. */
  readonly current: () => readonly IssuerProfile[];
  /** What is wrong with entries of the settings. */
  readonly problems: () => readonly IssuerProblem[];
  readonly onDidChange: vscode.Event<void>;
  /** Every profile that could be read, in effect or not, and the problems with where they are. */
  readonly entries: () => ProfileEntries;
  /** Lets a profile of the workspace count, with the keys that the file it names holds now. */
  readonly agree: (entry: ProfileEntry) => Promise<void>;
  readonly revoke: (entry: ProfileEntry) => Promise<void>;
  /** Whether this is the text that the key file of a workspace's profile had when the user agreed to it. */
  readonly hasAgreedTo: (entry: ProfileEntry, keyFileText: string) => boolean;
  /** The entry that is in effect under a name, which no two have. */
  readonly entryNamed: (name: string) => ProfileEntry | undefined;
}

export interface IssuerProfilesDeps {
  readonly settings: SettingsSource;
  /** The state of the user, of which no workspace has a part. */
  readonly state: vscode.Memento;
  /** Called when the settings were read, the first time and after each change. */
  readonly onDidRead?: ((entries: ProfileEntries) => void) | undefined;
  readonly readKeyFile: (path: string) => Promise<string>;
}

/** Reads nothing before somebody asks. */
export function createIssuerProfiles({ settings, state, onDidRead, readKeyFile }: IssuerProfilesDeps): IssuerProfiles {
  const emitter = new vscode.EventEmitter<void>();
  const consent = createConsent(state);
  let known: Known | undefined;

  function entries(): ProfileEntries {
    if (known !== undefined) return known.entries;
    const written = writtenNow(settings);
    const read = readEntries(written.issuers, written.lists, consent.has);
    known = { written: textOf(written), entries: read };
    onDidRead?.(read);
    return read;
  }

  function forget(): void {
    known = undefined;
    emitter.fire();
  }

  const inEffect = (): readonly ProfileEntry[] => entries().entries.filter(({ standing }) => standing === 'in-effect');
  const subscription = whenWritten(settings, () => {
    // Before anybody asked there is nothing that could have changed for them.
    if (known !== undefined && (known.written === undefined || known.written !== textOf(writtenNow(settings))))
      forget();
  });
  return {
    current: () => inEffect().map(({ profile }) => profile),
    problems: () => entries().problems.map(({ problem }) => problem),
    onDidChange: emitter.event,
    entries,
    ...agreements(consent, readKeyFile, forget),
    entryNamed: (name) => inEffect().find(({ profile }) => profile.name === name),
    dispose: () => {
      subscription.dispose();
      emitter.dispose();
    },
  };
}

interface Known {
  /** Undefined when it cannot be compared with what is written later. */
  readonly written: string | undefined;
  readonly entries: ProfileEntries;
}

function writtenNow(settings: SettingsSource): {
  readonly issuers: readonly unknown[];
  readonly lists: readonly WorkspaceList[];
} {
  return { issuers: settings.current().issuers, lists: workspaceLists() };
}

/** Undefined for settings with brackets in brackets without end, which must not keep those of the user from counting. */
function textOf(written: ReturnType<typeof writtenNow>): string | undefined {
  try {
    return JSON.stringify(written);
  } catch {
    return undefined;
  }
}

function whenWritten(settings: SettingsSource, run: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    settings.onDidChange(run),
    vscode.workspace.onDidGrantWorkspaceTrust(run),
    vscode.workspace.onDidChangeWorkspaceFolders(run),
  );
}

function agreements(
  consent: Consent,
  readKeyFile: IssuerProfilesDeps['readKeyFile'],
  forget: () => void,
): Pick<IssuerProfiles, 'agree' | 'revoke' | 'hasAgreedTo'> {
  return {
    agree: async ({ profile, source }) => {
      if (source.kind !== 'workspace') return;
      await consent.give(source.place, source.digest, await keyFileDigest(profile, readKeyFile));
      forget();
    },
    revoke: async ({ source }) => {
      if (source.kind !== 'workspace') return;
      await consent.revoke(source.place, source.digest);
      forget();
    },
    hasAgreedTo: ({ source }, text) =>
      source.kind === 'user' || consent.hasKeyFile(source.place, source.digest, digestOf(text)),
  };
}

/** Undefined when no file is named, or when it cannot be read: then there is nothing in it to agree to. */
async function keyFileDigest(
  { jwksFile, publicKeyFile }: IssuerProfile,
  read: IssuerProfilesDeps['readKeyFile'],
): Promise<string | undefined> {
  const path = jwksFile ?? publicKeyFile;
  return path === undefined ? undefined : read(path).then(digestOf, () => undefined);
}
