/** Nodes that stand for an entry of the issuer settings: a menu of the view hands one to a command. */
import type { PlacedProblem, ProfileEntry } from './issuers/entries';
import type { IssuerProfiles } from './issuers/profiles';

/** An entry that works, or one that does not with what is wrong. */
export type IssuerEntry =
  | { readonly kind: 'entry'; readonly entry: ProfileEntry }
  | { readonly kind: 'broken'; readonly problem: PlacedProblem };

/** As for tokens: what a link passes to a command is JSON, in which there is no symbol. */
const entryKey = Symbol.for('claimcheck.issuer');

export function issuerNode<T extends object>(entry: IssuerEntry, node: T): T {
  return Object.defineProperty(node, entryKey, { value: entry, enumerable: false });
}

/** The entry of a node as it is in the settings now; undefined for whatever else, and where it is gone. */
export function entryOfNode(profiles: Pick<IssuerProfiles, 'entries'>, argument: unknown): IssuerEntry | undefined {
  if (typeof argument !== 'object' || argument === null || !(entryKey in argument)) return undefined;
  // Nothing but `issuerNode` sets it.
  const shown = argument[entryKey] as IssuerEntry;
  const { entries, problems } = profiles.entries();
  if (shown.kind === 'broken') {
    const problem = problems.find((each) => sameText(each, shown.problem));
    return problem && { kind: 'broken', problem };
  }
  const entry = entries.find((each) => sameEntry(each, shown.entry));
  return entry && { kind: 'entry', entry };
}

function sameEntry(one: ProfileEntry, other: ProfileEntry): boolean {
  return one.profile.name === other.profile.name && placeOf(one) === placeOf(other);
}

/** Two lists of a workspace may have an entry of the same name each. */
function placeOf({ source }: ProfileEntry): string {
  return source.kind === 'workspace' ? `${source.place}#${String(source.index)}` : '';
}

function sameText(one: PlacedProblem, other: PlacedProblem): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
