/** Where a person keeps what Git is to leave alone in every repository, as that person says it and no repository does. */
import { join } from 'node:path';
import { gitText } from './git';

/** Of a value in the configuration of a repository or of its working tree, its writer is not known. */
const scopesOfUser: ReadonlySet<string> = new Set(['system', 'global', 'command']);

/**
 * The arguments with which Git goes by the person's own `core.excludesFile`. That of a repository could hide files from a
 * search, or name what has no end; what a configuration includes has its scope.
 */
export async function userExcludes(root: string, signal?: AbortSignal): Promise<readonly string[]> {
  const { text } = await gitText(root, ['config', '-z', '--show-scope', '--get-all', 'core.excludesFile'], { signal });
  const parts = text.split('\0');
  // A scope, then a value, in the order in which they count: the last is the one that every Git is started with here.
  // Before 2.26 it knows no scopes: its default then leaves out less than the person may want, and hides nothing.
  const values = parts.filter((_, index) => index % 2 === 1 && scopesOfUser.has(parts[index - 1] ?? '')).slice(0, -1);
  return ['-c', `core.excludesFile=${values.at(-1) ?? defaultPlace(process.env)}`];
}

/** As `gitignore(5)` has it; Git itself puts the home folder in the place of `~`, and on Windows finds it without `HOME`. */
function defaultPlace({ XDG_CONFIG_HOME: config = '', HOME: home = '' }: NodeJS.ProcessEnv): string {
  if (config !== '') return join(config, 'git', 'ignore');
  return home === '' && process.platform !== 'win32' ? '' : '~/.config/git/ignore';
}
