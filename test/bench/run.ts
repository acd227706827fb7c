/** `npm run bench`: our figures beside their goals, all from one run. */
import { activationFigures } from './activation';
import { bundleFigures } from './bundle';
import { decodingFigures } from './decoding';
import { findingFigures } from './finding';
import { hoverFigures } from './hover';
import { leakFigures } from './leaks';
import { loadCore, type Core } from './loadCore';
import type { Figure } from './measure';
import { panelFigures } from './panel';
import { soakFigures } from './leakSoak';
import { ruleFigures } from './rules';
import { validatingFigures } from './validating';

const families: Readonly<Record<string, (core: Core) => Promise<readonly Figure[]> | readonly Figure[]>> = {
  finding: findingFigures,
  decoding: decodingFigures,
  rules: ruleFigures,
  validating: validatingFigures,
  hover: hoverFigures,
  leaks: leakFigures,
  soak: soakFigures,
  panel: panelFigures,
  bundle: bundleFigures,
  activation: activationFigures,
};

/** These take minutes. */
const onRequest: ReadonlySet<string> = new Set(['soak']);

async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const core = loadCore();
  const figures: Figure[] = [];
  for (const [name, family] of Object.entries(families)) {
    if (chosen.length > 0 ? !chosen.includes(name) : onRequest.has(name)) continue;
    console.error(`measuring ${name} ...`);
    figures.push(...(await family(core)));
  }
  console.log('| what | ours | goal | | held against |\n| --- | --- | --- | --- | --- |');
  for (const { what, ours, goal, met, against } of figures) {
    console.log(`| ${what} | ${ours} | ${goal} | ${met ? 'met' : 'NOT MET'} | ${against} |`);
  }
  console.log(`\n${figures.filter((figure) => figure.met).length} of ${figures.length} goals met`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
