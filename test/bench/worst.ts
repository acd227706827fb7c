/** What inputs cost that are made to be slow. */
import { bestMs, milliseconds, times, type Figure } from './measure';
import { sourceText } from './texts';

const megabyte = 1_000_000;

/** The best of five, because what is asked is what the input costs and not what else the machine was doing. */
export function worstFigures(
  what: string,
  find: (text: string) => unknown,
  inputs: Readonly<Record<string, (size: number) => string>>,
): readonly Figure[] {
  const plain = sourceText(10 * megabyte);
  const time = (text: string): number => bestMs(() => find(text), 5);
  const rows = Object.entries(inputs).map(([name, make]) => {
    const small = time(make(5 * megabyte));
    const large = time(make(10 * megabyte));
    return { name, large, growth: large / small };
  });
  const slowest = rows.reduce((one, other) => (other.large > one.large ? other : one));
  // Below a few milliseconds the clock and the collector decide the ratio, not the scanner.
  const steepest = rows
    .filter((row) => row.large > 5)
    .reduce((one, other) => (other.growth > one.growth ? other : one), slowest);
  return [
    {
      what: `${what}: slowest of ${rows.length} hostile inputs of 10 MB`,
      ours: milliseconds(slowest.large),
      goal: '<= 500 ms',
      met: slowest.large <= 500,
      against: `"${slowest.name}"; 10 MB of plain source take ${milliseconds(time(plain))}`,
    },
    {
      what: `${what}: growth of the time when a hostile input doubles`,
      ours: times(steepest.growth),
      goal: '<= 2.1x',
      met: steepest.growth <= 2.1,
      against: `"${steepest.name}", 5 MB to 10 MB`,
    },
  ];
}
