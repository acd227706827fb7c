/** Reads the issuer settings of the user and of the workspace, and tells which of their profiles count. */
import type { Uri } from 'vscode';
import type { IssuerProblem, IssuerProfile } from '../../core/issuers/issuer';
import { parseIssuers } from '../../core/issuers/parseIssuers';
import { profileDigest } from './consent';
import { fileInside } from './keyFiles';
import type { WorkspaceList } from './workspaceSettings';

export type ProfileSource =
  | { readonly kind: 'user'; readonly index: number }
  | {
      readonly kind: 'workspace';
      readonly index: number;
      /** Address of the folder or workspace file that brings it. */
      readonly place: string;
      readonly placeName: string;
      /** Over every member as written; what was agreed to. */
      readonly digest: string;
      readonly root: Uri | undefined;
    };

/**
 * `not-agreed`: the user was not asked yet, or said no. `own-profile`: the user has a profile for this issuer, which
 * counts alone. `name-taken`: of two in the workspace the first counts. `outside`: a key file that is not in the folder.
 */
export type Standing = 'in-effect' | 'not-agreed' | 'own-profile' | 'name-taken' | 'outside';

export interface ProfileEntry {
  /** As it counts: a workspace's profile says so in its name, and its files have their whole address. */
  readonly profile: IssuerProfile;
  readonly source: ProfileSource;
  readonly standing: Standing;
}

export interface PlacedProblem {
  readonly problem: IssuerProblem;
  /** Name of the entry as far as it has one, or else its number. */
  readonly entry: string;
  /** Undefined: the user's settings. */
  readonly place: string | undefined;
}

export interface ProfileEntries {
  readonly entries: readonly ProfileEntry[];
  readonly problems: readonly PlacedProblem[];
}

type HasConsent = (place: string, digest: string) => boolean;

/** The user's entries first. Core is not called when nothing is written. */
export function readEntries(
  own: readonly unknown[],
  lists: readonly WorkspaceList[],
  hasConsent: HasConsent,
): ProfileEntries {
  const user = readList(own, undefined);
  const mine = user.profiles.map(({ profile, index }): ProfileEntry => ({
    profile,
    source: { kind: 'user', index },
    standing: 'in-effect',
  }));
  const entries = [...mine];
  const problems = [...user.problems];
  for (const list of lists) {
    const read = readList(list.value, list.place);
    problems.push(...read.problems);
    for (const each of read.profiles) entries.push(workspaceEntry(each, list, entries, hasConsent));
  }
  return { entries, problems };
}

interface Indexed {
  readonly profile: IssuerProfile;
  readonly index: number;
}

function workspaceEntry(
  { profile, index }: Indexed,
  { place, placeName, root }: WorkspaceList,
  before: readonly ProfileEntry[],
  hasConsent: HasConsent,
): ProfileEntry {
  const digest = profileDigest(profile);
  const jwksFile = placed(profile.jwksFile, root);
  const publicKeyFile = placed(profile.publicKeyFile, root);
  // Whoever reads a verdict must see that it is not the profile of that name in the user's own settings.
  const name = `${profile.name} (workspace)`;
  const standing = (): Standing => {
    if (jwksFile === 'outside' || publicKeyFile === 'outside') return 'outside';
    if (before.some(({ source, ...each }) => source.kind === 'user' && sameIssuer(each.profile, profile)))
      return 'own-profile';
    if (before.some((each) => each.profile.name === name)) return 'name-taken';
    return hasConsent(place, digest) ? 'in-effect' : 'not-agreed';
  };
  return {
    profile: { ...profile, name, jwksFile: pathOf(jwksFile), publicKeyFile: pathOf(publicKeyFile) },
    source: { kind: 'workspace', index, place, placeName, digest, root },
    standing: standing(),
  };
}

type Placed = { readonly path: string | undefined } | 'outside';

function placed(path: string | undefined, root: Uri | undefined): Placed {
  if (path === undefined) return { path };
  const inside = fileInside(root, path);
  return inside === undefined ? 'outside' : { path: inside };
}

function pathOf(file: Placed): string | undefined {
  return file === 'outside' ? undefined : file.path;
}

/** Issuers that a person would take for the same; a slash or a capital letter must not make room for a second one. */
function sameIssuer(one: IssuerProfile, other: IssuerProfile): boolean {
  const plain = ({ issuer }: IssuerProfile): string =>
    issuer
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '');
  return plain(one) === plain(other);
}

function readList(
  value: unknown,
  place: string | undefined,
): { readonly profiles: readonly Indexed[]; readonly problems: readonly PlacedProblem[] } {
  if (Array.isArray(value) && value.length === 0) return { profiles: [], problems: [] };
  const written: readonly unknown[] = Array.isArray(value) ? value : [];
  const { issuers, problems } = parseIssuers(value);
  const leftOut = new Set(problems.filter(({ severity }) => severity === 'error').map(({ index }) => index));
  const indexes = written.map((_entry, index) => index).filter((index) => !leftOut.has(index));
  return {
    profiles: issuers.map((profile, position) => ({ profile, index: indexes[position] ?? position })),
    problems: problems.map((problem) => ({ problem, entry: nameOf(written, problem.index), place })),
  };
}

function nameOf(written: readonly unknown[], index: number | undefined): string {
  const entry = index === undefined ? undefined : written[index];
  const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
  if (typeof name === 'string' && name.trim() !== '') return name;
  return index === undefined ? '' : `#${String(index + 1)}`;
}
