/** Measures as ratios: ours and a peer in turn, in one process, so that a busy machine slows both. */

export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly goal: string;
  readonly met: boolean;
  /** What the figure is held against, and the spread. */
  readonly against: string;
}

export interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Median duration of one call, in milliseconds. */
  readonly oursMs: number;
  readonly peerMs: number;
}

const pairs = 15;
/** Long enough for the optimising compiler: at a tenth of it, half-compiled code is measured. */
const warmUpMs = 1500;
const batchMs = 20;

/** Ratio of the time of `ours` to the time of `peer`, pair by pair. */
export function timeRatio(ours: () => unknown, peer: () => unknown): Ratio {
  const oursCalls = calibrate(ours);
  const peerCalls = calibrate(peer);
  const rows = Array.from({ length: pairs }, () => {
    const oursMs = timeOf(ours, oursCalls) / oursCalls;
    const peerMs = timeOf(peer, peerCalls) / peerCalls;
    return { ratio: oursMs / peerMs, oursMs, peerMs };
  });
  const ratios = rows.map((row) => row.ratio).sort((a, b) => a - b);
  return {
    median: middle(ratios),
    low: ratios[0] ?? Number.NaN,
    high: ratios[ratios.length - 1] ?? Number.NaN,
    oursMs: middle(rows.map((row) => row.oursMs).sort((a, b) => a - b)),
    peerMs: middle(rows.map((row) => row.peerMs).sort((a, b) => a - b)),
  };
}

/** Median duration of one call, in milliseconds. */
export function medianMs(action: () => unknown, runs: number): number {
  action();
  return middle(Array.from({ length: runs }, () => timeOf(action, 1)).sort((a, b) => a - b));
}

/** Shortest duration of one call, in milliseconds. */
export function bestMs(action: () => unknown, runs: number): number {
  action();
  return Math.min(...Array.from({ length: runs }, () => timeOf(action, 1)));
}

export function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function times(value: number): string {
  return `${value < 0.1 ? value.toFixed(4) : value < 10 ? value.toFixed(2) : value.toFixed(1)}x`;
}

export function milliseconds(value: number): string {
  return value < 1 ? `${(value * 1000).toFixed(1)} us` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

export function spread({ low, high, oursMs, peerMs }: Ratio): string {
  return `${times(low)} to ${times(high)}; ${milliseconds(oursMs)} against ${milliseconds(peerMs)}`;
}

function timeOf(action: () => unknown, calls: number): number {
  const begin = performance.now();
  for (let call = 0; call < calls; call++) keep(action());
  return performance.now() - begin;
}

/** Warms up, then says how many calls make a batch long enough for the clock. */
function calibrate(action: () => unknown): number {
  const begin = performance.now();
  let calls = 0;
  while (performance.now() - begin < warmUpMs) {
    keep(action());
    calls++;
  }
  return Math.max(1, Math.round((calls * batchMs) / warmUpMs));
}

/** Stops the compiler from dropping a call whose result nobody reads. */
function keep(value: unknown): void {
  if (value === keep) throw new Error('unreachable');
}
