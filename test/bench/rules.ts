/** The rules: all of them over one token, against reading both parts with a library. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { typicalToken } from './decoding';
import type { Core } from './loadCore';
import { spread, timeRatio, times, type Figure } from './measure';

export function ruleFigures({ checkToken, decodeToken, rules }: Core): readonly Figure[] {
  const decoded = decodeToken(typicalToken);
  const options = { now: new Date(1_795_001_000_000), context: { compact: typicalToken } };
  const ratio = timeRatio(
    () => checkToken(decoded, options),
    () => [decodeProtectedHeader(typicalToken), decodeJwt(typicalToken)],
  );
  return [
    {
      what: `classify one token and check all ${rules.length} offline rules`,
      ours: times(ratio.median),
      goal: '<= 10x',
      met: ratio.median <= 10,
      against: `jose decoding header and payload (${spread(ratio)})`,
    },
  ];
}
