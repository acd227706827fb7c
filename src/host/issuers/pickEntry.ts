/** Lists the issuers of the settings, right or wrong, to pick one. */
import type * as vscode from 'vscode';
import { issuerMessages, label } from '../issuerMessages';
import { entryOfNode, type IssuerEntry } from '../issuerNodes';
import type { PlacedProblem, ProfileEntry } from './entries';
import type { IssuerFlow } from './flow';
import { urlsIn } from './hosts';
import { problemSentence } from './problemMessages';

interface Item extends vscode.QuickPickItem {
  readonly choice: IssuerEntry;
}

export interface PickEntryOptions {
  readonly title: string;
  readonly placeHolder: string;
  /** False: those of the user's settings only. */
  readonly workspaceToo: boolean;
  /** What the command was called with: the entry of a node is taken without asking which. */
  readonly argument?: unknown;
}

/** Undefined when nothing was picked; when there is nothing to pick, that was said. */
export async function pickEntry(
  { dialog, profiles }: Pick<IssuerFlow, 'dialog' | 'profiles'>,
  { title, placeHolder, workspaceToo, argument }: PickEntryOptions,
): Promise<IssuerEntry | undefined> {
  const ofNode = entryOfNode(profiles, argument);
  if (ofNode !== undefined && (workspaceToo || placeOf(ofNode).kind === 'user')) return ofNode;
  const { entries, problems } = profiles.entries();
  const items = [
    ...entries.filter(({ source }) => workspaceToo || source.kind === 'user').map(entryItem),
    ...brokenIn(problems)
      .filter(({ place }) => workspaceToo || place === undefined)
      .map(brokenItem),
  ];
  if (items.length === 0) {
    void dialog.say(issuerMessages.noSettings);
    return undefined;
  }
  return (await dialog.pick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true }))?.choice;
}

function entryItem(entry: ProfileEntry): Item {
  const { profile, standing } = entry;
  const icon = standing === 'in-effect' ? 'verified' : 'circle-slash';
  const unused = standing === 'in-effect' ? [] : [issuerMessages.standing[standing]];
  const name = label(profile.name);
  // A profile is often named after its host; the whole issuer tells more then.
  const description = [urlsIn(profile.issuer)[0]?.host, profile.issuer]
    .flatMap((each) => (each === undefined ? [] : [label(each)]))
    .find((each) => each !== name);
  return {
    label: `$(${icon}) ${name}`,
    ...(description === undefined ? {} : { description }),
    ...(unused.length === 0 ? {} : { detail: unused.join(' ') }),
    choice: { kind: 'entry', entry },
  };
}

/** The first error of each entry that is left out. */
export function brokenIn(problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const errors = problems.filter(({ problem }) => problem.severity === 'error');
  const key = ({ place, problem }: PlacedProblem): string => `${place ?? ''} ${String(problem.index)}`;
  return [...new Map(errors.toReversed().map((each) => [key(each), each])).values()].toReversed();
}

function brokenItem(problem: PlacedProblem): Item {
  const name = problem.entry === '' ? issuerMessages.wholeList : problem.entry;
  return {
    label: `$(error) ${label(name)}`,
    description: issuerMessages.leftOut,
    detail: problemSentence(problem.problem),
    choice: { kind: 'broken', problem },
  };
}

/** Where what was picked stands in the settings. */
export function placeOf(picked: IssuerEntry): { readonly kind: 'user' | 'workspace'; readonly index: number } {
  if (picked.kind === 'entry') return picked.entry.source;
  const { place, problem } = picked.problem;
  return { kind: place === undefined ? 'user' : 'workspace', index: problem.index ?? 0 };
}
