/** Builds the extension for production and packs it as a .vsix. */
import { join } from 'node:path';
import { runCommand } from './processes';
import { repositoryRoot } from './repository';

/** Writes the package to `file`. The production build goes to `dist`, where package.json says `main` is. */
export async function packageExtension(file: string): Promise<void> {
  await runCommand(process.execPath, ['esbuild.js', '--production'], { cwd: repositoryRoot });
  const vsce = join(repositoryRoot, 'node_modules/@vscode/vsce/vsce');
  // The pictures of the README are in the package: their relative links stay.
  const keepLinks = ['--no-rewrite-relative-links', '--allow-missing-repository'];
  const args = [vsce, 'package', '--no-dependencies', ...keepLinks, '--out', file];
  await runCommand(process.execPath, args, { cwd: repositoryRoot });
}
