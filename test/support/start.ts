/** `npm start [-- --web --port N --no-open]`: a real VS Code with the extension, a demo workspace and a server to sign in to, until Ctrl+C. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoSignIn, type DemoSignIn } from './demoSignIn';
import { createDemoWorkspace } from './demoWorkspace';
import { packageExtension } from './packageExtension';
import { startProcess, tryCommand } from './processes';
import { say, step } from './progress';
import { stageExtension } from './stageExtension';
import { chooseHost } from './vscodeHost/chooseHost';
import { desktopArguments, desktopEditor, desktopEnvironment } from './vscodeHost/desktopHost';
import { installPackage } from './vscodeHost/installPackage';
import { createProfile, type Profile, writeSettings } from './vscodeHost/profile';
import { newestVersion } from './vscodeHost/versions';
import { webEditor } from './vscodeHost/webEditor';
import { startPeopleServer } from './vscodeHost/webServers';

const signInHint = 'To get a token, run “Claimcheck: Sign In…” there and choose “Local demo”.';

interface StartOptions {
  readonly web: boolean;
  readonly port: number;
  readonly open: boolean;
}

async function main(): Promise<void> {
  const options = readOptions();
  const host = await chooseHost(options.web ? 'web' : process.env['VSCODE_TEST_HOST']);
  const profile = createProfile();
  const demo = await step('starting a server to sign in to', startDemoSignIn);
  const { api } = demo.server;
  await step('making the demo workspace', () => createDemoWorkspace(profile.workspace, { api }));
  const code = host === 'desktop' ? await startDesktop(profile, demo) : await startWeb(profile, demo, options);
  await demo.server.stop();
  profile.remove();
  process.exit(code);
}

function readOptions(): StartOptions {
  const { values } = parseArgs({
    options: { web: { type: 'boolean' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port ?? ''} is no port.`);
  return { web: values.web ?? false, port, open: !(values['no-open'] ?? false) };
}

async function startWeb(profile: Profile, demo: DemoSignIn, { port, open }: StartOptions): Promise<number> {
  const editor = await webEditor(newestVersion);
  const dataFolder = join(profile.root, 'data');
  const vsix = join(profile.root, 'claimcheck.vsix');
  writeSettings(join(dataFolder, 'User'), demo.settings);
  await step('building and packing the extension', () => packageExtension(vsix));
  await step('installing it', () => installPackage(editor, vsix, dataFolder));
  const server = await startPeopleServer(editor, { dataFolder, folder: profile.workspace, port, trusted: true });
  const origin = `localhost:${String(server.port)}`;
  const readme = `vscode-remote://${origin}${profile.workspace}/README.md`;
  const query = new URLSearchParams({ folder: profile.workspace, payload: JSON.stringify([['openFile', readme]]) });
  const address = `http://${origin}/?${query.toString()}`;
  say(`\nVS Code ${newestVersion.vscode} with Claimcheck is at\n\n  ${address}\n\n${signInHint} Ctrl+C ends it.`);
  if (open) await openAddress(address);
  return server.ended;
}

async function startDesktop(profile: Profile, demo: DemoSignIn): Promise<number> {
  const program = await desktopEditor(newestVersion);
  const extensions = join(profile.root, 'extensions');
  mkdirSync(extensions);
  writeSettings(join(profile.root, 'data/User'), demo.settings);
  const extension = join(profile.root, 'extension');
  await step('building the extension', () => stageExtension(extension));
  const args = [
    ...desktopArguments(profile.root),
    '--disable-workspace-trust',
    '--wait',
    `--extensionDevelopmentPath=${extension}`,
  ];
  const editor = startProcess(program, [...args, profile.workspace, join(profile.workspace, 'README.md')], {
    env: desktopEnvironment(),
  });
  say(
    `\nVS Code ${newestVersion.vscode} with Claimcheck is opening.\n${signInHint} Ctrl+C here, or closing it, ends it.`,
  );
  return editor.ended;
}

async function openAddress(address: string): Promise<void> {
  const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] };
  const [command, ...args] = Object.entries(openers).find(([platform]) => platform === process.platform)?.[1] ?? [];
  if (command === undefined) return;
  const { code } = await tryCommand(command, [...args, address], { timeoutSeconds: 20 });
  if (code !== 0) say('No browser opened by itself: open the address above in one.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
