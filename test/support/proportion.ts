/** Costs compared with costs of the same run: a limit in milliseconds would measure the machine and what else it does. */
import assert from 'node:assert/strict';

/** In how many pieces the work is done the other time. */
const pieces = 8;

/** Linear work takes as long in one as in eight pieces, quadratic work eight times as long. */
const mostTimes = 3;

/** Shorter times are the clock's and the compiler's, not the work's. */
const leastMilliseconds = 2;

const attempts = 3;

/**
 * Fails when `run` takes much longer over eight times the size than eight runs over the size, as a quadratic algorithm
 * does.
 *
 * Both take about equally long when all is well, so that a busy machine slows both alike; one short run would slip
 * between what else it does. What else it does can only add to a time: the best of three counts, and where that is out
 * of proportion, the best of six and of nine. `size` must be so large that its square takes milliseconds to walk through.
 */
export async function assertProportional(
  label: string,
  run: (size: number) => void | Promise<void>,
  size: number,
): Promise<void> {
  const inPieces = async (): Promise<void> => {
    for (let piece = 0; piece < pieces; piece++) await run(size);
  };
  const inOne = async (): Promise<void> => run(pieces * size);
  await run(size);
  let [several, one] = [Infinity, Infinity];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [ofPieces = 0, ofOne = 0] = await bestTimes(inPieces, inOne);
    [several, one] = [Math.min(several, ofPieces), Math.min(one, ofOne)];
    if (one < mostTimes * Math.max(several, leastMilliseconds)) return;
  }
  assert.fail(
    `${label} is out of proportion: size ${pieces * size} takes ${one.toFixed(1)} ms, ` +
      `${pieces} times size ${size} ${several.toFixed(1)} ms.`,
  );
}

/** The best of three times of each, in milliseconds, measured in turns. */
async function bestTimes(...works: readonly (() => void | Promise<void>)[]): Promise<readonly number[]> {
  const best = works.map(() => Infinity);
  for (let turn = 0; turn < 3; turn++) {
    for (const [index, work] of works.entries()) {
      const started = performance.now();
      await work();
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - started);
    }
  }
  return best;
}
