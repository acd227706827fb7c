/** Keeps Git from running the filter programs that a repository names for its files. */
import { gitText, type GitInput, type GitProblem } from './git';

/** What Git is to be told, or that it does not obey it. */
export interface Unfiltered extends GitInput {
  readonly problem?: GitProblem | undefined;
}

const programs = ['clean', 'smudge', 'process'] as const;

/**
 * The variables with which Git runs no filter program (gitattributes(5)).
 *
 * It runs one to compare a file of the working tree with what was staged, where the times of both do not tell whether
 * they are the same; who makes a repository can arrange that.
 */
export async function withoutFilters(root: string, signal?: AbortSignal): Promise<Unfiltered> {
  const names = new Set((await filterSettings(root, { signal })).map(({ key }) => key.slice(0, key.lastIndexOf('.'))));
  if (names.size === 0) return {};
  const settings = [...names].flatMap((name) => [
    ...programs.map((program) => [`${name}.${program}`, ''] as const),
    [`${name}.required`, 'false'] as const,
  ]);
  // In variables, since a name may hold `=`, which would end it in an argument.
  const variables = {
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
  const last = new Map((await filterSettings(root, { variables, signal })).map(({ key, value }) => [key, value]));
  const isObeyed = [...last].every(
    ([key, value]) => value === '' || !programs.some((each) => key.endsWith(`.${each}`)),
  );
  // Before 2.31 it does not know these variables.
  const problem = {
    code: 'git-failed',
    detail: 'This needs Git 2.31 or newer, since the repository has filters.',
  } as const;
  return isObeyed ? { variables } : { problem };
}

/** In the order in which they count; to list them runs nothing. */
async function filterSettings(
  root: string,
  given?: GitInput,
): Promise<readonly { readonly key: string; readonly value: string }[]> {
  const { text } = await gitText(root, ['config', '-z', '--get-regexp', String.raw`^filter\.`], given);
  return text
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [key = '', ...lines] = entry.split('\n');
      return { key, value: lines.join('\n') };
    });
}
