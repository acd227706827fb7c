/** The words of the tooltip of a leak. */
import type { FoundLeak } from './foundLeak';

/** Before what a tooltip tells of a leak. */
export const leakTooltipWords = {
  place: 'Where',
  redacted: 'Redacted',
  issuer: 'Issuer',
  expires: 'Expires',
  commit: 'Commit',
  why: 'Why it is one',
  harm: 'Harm',
  remedy: 'What to do',
  refusedComment: 'The comment that should allow it gives no reason behind a colon, so it does not count.',
} as const;

/** What a tracked file means for who can read it. */
export function trackingSentence(tracking: FoundLeak['tracking']): string | undefined {
  switch (tracking) {
    case 'tracked':
      return 'Git tracks this file, so that everybody who has the repository can read it.';
    case 'untracked':
      return 'Git does not track this file yet; the next commit may take it up.';
    case 'ignored':
      return 'Git ignores this file, so that it stays on this machine.';
    case 'history':
      return 'A commit added it. Whoever has the repository can read it there, even where the file has it no more.';
    case undefined:
      return undefined;
  }
}
