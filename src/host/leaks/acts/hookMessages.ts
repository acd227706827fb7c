/** The words of the hook that Git runs before each commit. */
import type { Question } from '../../sessions/use/confirm';
import { shown } from '../../shown';
import type { HookPlace } from './hookPlace';

export const hookMessages = {
  title: 'Install Pre-commit Hook',
  pickFolder: 'In the repository of which folder?',
  noRepository: 'No folder of this workspace is in a Git repository on this machine.',
  isThere: 'The hook is there already: what is staged is searched before each commit.',
  isNotRun: 'The hook has the lines already, but Git passes over it, since it may not be run: make it executable.',
  notWritten: 'The hook could not be written. Look at the permissions of the folder of hooks.',
  install: 'Install',
} as const;

/** The name of the document that shows what to add. */
export const lineTitle = 'Lines for the pre-commit hook';

export function hookQuestion({ path, isForOthers, existing }: HookPlace): Question {
  const others = isForOthers ? ' This folder serves other repositories as well.' : '';
  const what = existing === undefined ? 'writes' : 'renews';
  return {
    message: 'Search what is staged before each commit?',
    detail: `This ${what} ${shown(path)}.${others} A commit with a credential that nothing accepts is refused. Nothing is sent anywhere.`,
    action: hookMessages.install,
  };
}

export function hookWritten(path: string): string {
  return `Written: ${shown(path)}. A commit with a credential is refused now; “git commit --no-verify” commits all the same.`;
}

export function hookShown({ path, isShared }: HookPlace): string {
  return isShared
    ? `The hooks of this repository are committed, and paths of this machine do not belong there, so ${shown(path)} was not changed. The lines that would do it are shown.`
    : `There is a hook already, so ${shown(path)} was not changed. Add the lines that are shown.`;
}
