/** Puts a validation into words: the verdict of a hover, a status bar, a report. */
import type { VerdictView } from '../../shared/tokenView';
import type { Validation } from '../validation/outcome';
import type { TimeWords } from './times';

export interface VerdictOptions {
  readonly profile: string;
  readonly checkedAt: Date;
  readonly now: Date;
  readonly times: TimeWords;
}

/** Words for a validation; claim values in it are still unescaped. */
export function verdictView(validation: Validation, options: VerdictOptions): VerdictView {
  void options;
  return {
    status: validation.status,
    tone: 'neutral',
    headline: '',
    provenance: undefined,
    reasons: [],
    notes: [],
    checkedAt: undefined,
  };
}
