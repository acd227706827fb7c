/** The issuers of the settings, right or wrong, as rows of a tree. */
import type { PlacedProblem, ProfileEntries, ProfileEntry } from '../issuers/entries';
import { brokenIn } from '../issuers/pickEntry';
import { issuerNode } from '../issuerNodes';

/** Stands for its entry, as commands take it. */
export type IssuerRow =
  | {
      readonly kind: 'issuer';
      readonly id: string;
      readonly entry: ProfileEntry;
      /** What is wrong with members that it works without. */
      readonly warnings: readonly PlacedProblem[];
    }
  | { readonly kind: 'broken'; readonly id: string; readonly problem: PlacedProblem };

/** In the order of the settings, those of the user first; what is left out comes last. */
export function issuerRows({ entries, problems }: ProfileEntries): readonly IssuerRow[] {
  return [
    ...entries.map((entry): IssuerRow => {
      const id = `issuer:${placeOf(entry)}`;
      const warnings = problems.filter((problem) => isAbout(problem, entry));
      return issuerNode({ kind: 'entry', entry }, { kind: 'issuer', id, entry, warnings });
    }),
    ...brokenIn(problems).map((problem): IssuerRow => {
      const id = `broken:${problem.place ?? 'user'}#${String(problem.problem.index)}`;
      return issuerNode({ kind: 'broken', problem }, { kind: 'broken', id, problem });
    }),
  ];
}

/** No two entries of the user have one name; those of a workspace may. */
function placeOf({ profile, source }: ProfileEntry): string {
  return source.kind === 'user' ? `user:${profile.name}` : `${source.place}#${String(source.index)}`;
}

function isAbout({ place, problem }: PlacedProblem, { source }: ProfileEntry): boolean {
  const ofSource = source.kind === 'user' ? undefined : source.place;
  return place === ofSource && problem.index === source.index && problem.severity === 'warning';
}

/** How many need a person: what is wrong, and what waits for an answer. */
export function attentionOf(rows: readonly IssuerRow[]): { readonly broken: number; readonly waiting: number } {
  return {
    broken: rows.filter(({ kind }) => kind === 'broken').length,
    waiting: rows.filter((row) => row.kind === 'issuer' && row.entry.standing === 'not-agreed').length,
  };
}
