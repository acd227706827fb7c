/** Keeps Git from running the filter programs that a repository names for its files. */
import { gitBytes, gitText, type GitInput, type GitProblem } from './git';

/** What Git is to be told, or that it does not obey it. */
export interface Unfiltered extends GitInput {
  readonly problem?: GitProblem | undefined;
}

const programs = ['clean', 'smudge', 'process'] as const;

/** More settings than a program can be started with. */
const mostNames = 500;

/**
 * The variables with which Git runs no filter program (gitattributes(5)).
 *
 * It runs one to compare a file of the working tree with what was staged, where the times of both do not tell whether
 * they are the same; who makes a repository can arrange that. What cannot be told for certain to run nothing is refused.
 */
export async function withoutFilters(root: string, signal?: AbortSignal): Promise<Unfiltered> {
  const given = await filterSettings(root, { signal });
  if (given.problem !== undefined) return given;
  if (given.settings.length === 0) return {};
  const names = new Set(given.settings.map(({ key }) => key.slice(0, key.lastIndexOf('.'))));
  if (names.size > mostNames) return failed('The repository has too many filters.');
  const settings = [...names].flatMap((name) => [
    ...programs.map((program) => [`${name}.${program}`, ''] as const),
    [`${name}.required`, 'false'] as const,
  ]);
  const variables = { ...variablesOf(settings), ...(await noAttributes(root)) };
  const told = await filterSettings(root, { variables, signal });
  if (told.problem !== undefined) return told;
  const last = new Map(told.settings.map(({ key, value }) => [key, value]));
  const isObeyed = [...last].every(
    ([key, value]) => value === '' || !programs.some((each) => key.endsWith(`.${each}`)),
  );
  // Before 2.31 it does not know these variables.
  return isObeyed ? { variables } : failed('This needs Git 2.31 or newer, since the repository has filters.');
}

function failed(detail: string): { readonly problem: GitProblem } {
  return { problem: { code: 'git-failed', detail } };
}

/** In variables, since a name may hold `=`, which would end it in an argument; behind those that are there. */
function variablesOf(settings: readonly (readonly [key: string, value: string])[]): Readonly<Record<string, string>> {
  const before = process.env['GIT_CONFIG_COUNT'] ?? '';
  // Git refuses what is no number.
  const first = /^\d{1,6}$/.test(before) ? Number(before) : 0;
  return {
    GIT_CONFIG_COUNT: String(first + settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${first + index}`, key],
        [`GIT_CONFIG_VALUE_${first + index}`, value],
      ]),
    ),
  };
}

/** From 2.41 on Git takes the attributes of files, which name their filters, from a tree, such as the empty one. */
async function noAttributes(root: string): Promise<Readonly<Record<string, string>>> {
  const { text, problem } = await gitText(root, ['hash-object', '-t', 'tree', '--stdin']);
  return problem === undefined ? { GIT_ATTR_SOURCE: text } : {};
}

type Settings =
  | { readonly settings: readonly { readonly key: string; readonly value: string }[]; readonly problem?: undefined }
  | { readonly problem: GitProblem };

/** In the order in which they count; to list them runs nothing. */
async function filterSettings(root: string, given?: GitInput): Promise<Settings> {
  // All of them: to be asked for those of filters alone, Git fails the same when there are none and when it cannot read.
  const { bytes, problem } = await gitBytes(root, ['config', '-z', '--list'], given);
  if (problem !== undefined) return { problem };
  const settings = bytes
    .toString('utf8')
    .split('\0')
    .filter((entry) => /^filter\./i.test(entry))
    .map((entry) => {
      const [key = '', ...lines] = entry.split('\n');
      return { key, value: lines.join('\n') };
    });
  // Of bytes that are no UTF-8 it is not known how to tell them Git again: the setting of another name would be changed.
  const isClear = settings.every(({ key }) => !key.includes('\uFFFD'));
  return isClear ? { settings } : failed('The repository has a filter whose name is not UTF-8, so it is not trusted.');
}
