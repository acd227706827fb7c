/** The search for leaks: what it finds beside other scanners, how fast it is beside ripgrep, and what it costs the host. */
import { buildScan, removeFolders, scratchFolder } from '../support/scanning';
import { precisionFigures } from './leakPrecision';
import { speedFigures } from './leakSpeed';
import type { Core } from './loadCore';
import type { Figure } from './measure';
import { worstLeakInputs } from './texts';
import { worstFigures } from './worst';

export async function leakFigures(core: Core): Promise<readonly Figure[]> {
  const built = scratchFolder();
  try {
    const program = buildScan(built, '--production');
    return [
      ...(await precisionFigures(core, program.worker)),
      ...(await speedFigures(core, program)),
      ...worstFigures('find leaks', core.findInText, withoutFinds(core)),
    ];
  } finally {
    removeFolders(built);
  }
}

/** What is full of tokens takes as long as these take to be told, which is no matter of the search. */
function withoutFinds({ findInText }: Core): typeof worstLeakInputs {
  const entries = Object.entries(worstLeakInputs);
  return Object.fromEntries(entries.filter(([, make]) => findInText(make(100_000)).found.length === 0));
}
