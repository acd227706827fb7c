/** The hover: everything between a token in memory and the Markdown on screen. */
import { largeToken, typicalToken } from './decoding';
import type { Core } from './loadCore';
import { medianMs, milliseconds, spread, timeRatio, times, type Figure } from './measure';

export function hoverFigures({ createTimeWords, decodeToken, hoverMarkdown, toTokenView }: Core): readonly Figure[] {
  const options = {
    now: new Date(1_795_001_000_000),
    times: createTimeWords('en-GB', 'Europe/Berlin'),
    reference: '8a5a2f3e-0000-4000-8000-000000000000',
  };
  const hover = (compact: string) => hoverMarkdown(toTokenView(compact, decodeToken(compact), options));
  const payload = Buffer.from(typicalToken.split('.')[1] ?? '', 'base64url').toString();
  const ratio = timeRatio(
    () => hover(typicalToken),
    () => JSON.parse(payload),
  );
  const large = medianMs(() => hover(largeToken), 200);
  return [
    {
      what: 'hover of a typical token: decode, classify, check, explain, write',
      ours: times(ratio.median),
      goal: '<= 20x',
      met: ratio.median <= 20,
      against: `JSON.parse of its payload (${spread(ratio)})`,
    },
    {
      what: `hover of a ${Math.round(largeToken.length / 1000)} kB token`,
      ours: milliseconds(large),
      goal: '<= 1 ms',
      met: large <= 1,
      against: 'a third of a millisecond is what decoding alone may take',
    },
  ];
}
