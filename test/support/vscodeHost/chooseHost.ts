/** Picks the editor that the suites run in: the desktop VS Code where it can be downloaded, else VS Code for the web. */
import { say } from '../progress';
import { desktopEditor, hasDesktop } from './desktopHost';
import { newestVersion } from './versions';

export type HostKind = 'desktop' | 'web';

const downloadProbe = 'https://update.code.visualstudio.com/api/releases/stable';
const probeSeconds = 5;

/** `wanted` decides when it is given; otherwise a download is tried. Prints the choice and why. */
export async function chooseHost(wanted = process.env['VSCODE_TEST_HOST']): Promise<HostKind> {
  if (wanted === 'desktop' || wanted === 'web') {
    say(`Editor: ${wanted} VS Code, as asked for.`);
    return wanted;
  }
  if (wanted !== undefined && wanted !== '') throw new Error(`VSCODE_TEST_HOST is "${wanted}". Use desktop or web.`);
  const refusal = hasDesktop(newestVersion) ? undefined : ((await whyNoAnswer()) ?? (await whyNoDownload()));
  if (refusal === undefined) {
    say('Editor: desktop VS Code.');
    return 'desktop';
  }
  say(`Editor: VS Code for the web (no download of the desktop one: ${refusal}).`);
  return 'web';
}

/** Asks the download server first, so that a machine without a way to it does not wait for the download's retries. */
async function whyNoAnswer(): Promise<string | undefined> {
  try {
    const response = await fetch(downloadProbe, { signal: AbortSignal.timeout(probeSeconds * 1000) });
    return response.ok ? undefined : `status ${String(response.status)}`;
  } catch (error) {
    return reasonOf(error instanceof Error ? (error.cause ?? error) : error);
  }
}

async function whyNoDownload(): Promise<string | undefined> {
  try {
    await desktopEditor(newestVersion);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
