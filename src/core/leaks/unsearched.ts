/** Why files were not searched, in sentences for reports, and which of them should have been. */

interface Reason {
  /** As SARIF has it: `error` for what should have been searched, `note` for what holds no text of its own. */
  readonly level: 'error' | 'warning' | 'note';
  readonly sentence: string;
}

const reasons: Readonly<Record<string, Reason>> = {
  unreadable: { level: 'error', sentence: 'Not searched: it could not be read.' },
  changed: { level: 'error', sentence: 'Not searched: it changed while it was read.' },
  failed: { level: 'error', sentence: 'Not searched: the search failed in it.' },
  'too-large': { level: 'warning', sentence: 'Not searched: it is larger than the limit.' },
  excluded: { level: 'note', sentence: 'Not searched: the settings of the editor leave it out.' },
  binary: { level: 'note', sentence: 'Not searched: it is no text.' },
  gone: { level: 'note', sentence: 'Not searched: Git knows of it, and it is not there.' },
  'symbolic-link': { level: 'note', sentence: 'Not searched: it is a symbolic link, which is not followed.' },
  'not-a-file': { level: 'note', sentence: 'Not searched: it is a device, a pipe or a socket.' },
  'nested-repository': { level: 'note', sentence: 'Not searched: it is a repository of its own.' },
};

/** Why a file with this code was not searched. */
export function unsearchedReason(code: string): Reason {
  return reasons[code] ?? { level: 'warning', sentence: `Not searched: ${code}.` };
}

/** Whether a file with this code should have been searched, so that a search without it is not whole. */
export function isSearchFailure({ code }: { readonly code: string }): boolean {
  return unsearchedReason(code).level === 'error';
}

/** Where commits are missing because of how the repository was cloned. */
export const cutShortSentence =
  'This clone is shallow: older commits are not in it, and were not searched. "git fetch --unshallow" gets them.';
