/** The words of what is done about leaks. */
import { plain } from '../../messages';
import { shown } from '../../shown';
import type { FoundLeak } from '../foundLeak';

export const actTitles = {
  accept: 'Accept into the Baseline',
} as const;

export type LeakActName = keyof typeof actTitles;

export const actMessages = {
  noLeaks: 'No leaked credential is listed. Search the workspace first.',
  moved: 'The credential is no longer where it was. Search again.',
  pickLeaks: 'Which credentials?',
  reasonPrompt:
    'Why is it right that this stands here? The reason is written into the baseline, for everybody to read.',
  reasonMissing: 'Give a reason: whoever reads the baseline later must know why.',
  reasonHoldsSecret: 'The reason holds a credential itself. Write it without.',
  endPlaceholder: 'How long is it accepted?',
  ends: {
    days30: { label: '30 days', detail: 'Then it is told again.' },
    days90: { label: '90 days', detail: 'Then it is told again.' },
    forGood: { label: 'For good', detail: 'For what opens nothing, such as the example of a manual.' },
  },
  openBaseline: 'Open Baseline',
} as const;

/** Such as `src/config.ts, line 12`. */
export function placeWords({ path, range }: FoundLeak): string {
  return `${shown(path)}, line ${String(range.start.line + 1)}`;
}

function credentials(count: number): string {
  return count === 1 ? '1 credential' : `${String(count)} credentials`;
}

export function accepted(count: number, until: string | undefined): string {
  const end = until === undefined ? '' : ` until ${until}`;
  return `${credentials(count)} accepted into the baseline${end}. Commit .claimcheck-baseline.json, so that everybody has it.`;
}

export function baselineUnreadable(folder: string): string {
  return `The baseline of “${plain(folder)}” has mistakes or cannot be read, so it was not changed: what cannot be read would be lost. Mend it, then accept again.`;
}
