/** `npm run package`: builds for production and writes `claimcheck.vsix`. */
import { join } from 'node:path';
import { packageExtension } from './packageExtension';
import { step } from './progress';
import { repositoryRoot } from './repository';

async function main(): Promise<void> {
  const file = join(repositoryRoot, 'claimcheck.vsix');
  await step(`packing ${file}`, () => packageExtension(file));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
