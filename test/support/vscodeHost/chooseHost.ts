/** Picks the editor that the suites run in: the desktop VS Code where it can be downloaded, else VS Code for the web. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from '../repository';
import { say } from '../progress';

export type HostKind = 'desktop' | 'web';

const downloadProbe = 'https://update.code.visualstudio.com/api/releases/stable';
const probeSeconds = 5;

/** `wanted` decides when it is given; otherwise the download server is asked. Prints the choice and why. */
export async function chooseHost(wanted = process.env['VSCODE_TEST_HOST']): Promise<HostKind> {
  if (wanted === 'desktop' || wanted === 'web') {
    say(`Editor: ${wanted} VS Code, as asked for.`);
    return wanted;
  }
  if (wanted !== undefined && wanted !== '') throw new Error(`VSCODE_TEST_HOST is "${wanted}". Use desktop or web.`);
  if (existsSync(join(cacheRoot, 'desktop'))) {
    say('Editor: desktop VS Code, which is here already.');
    return 'desktop';
  }
  const refusal = await whyNoDownload();
  if (refusal === undefined) {
    say('Editor: desktop VS Code (its download answers).');
    return 'desktop';
  }
  say(`Editor: VS Code for the web (no download of the desktop one: ${refusal}).`);
  return 'web';
}

async function whyNoDownload(): Promise<string | undefined> {
  try {
    const response = await fetch(downloadProbe, { signal: AbortSignal.timeout(probeSeconds * 1000) });
    return response.ok ? undefined : `status ${String(response.status)}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
}
