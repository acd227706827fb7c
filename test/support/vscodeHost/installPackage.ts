/** Installs a .vsix into a profile of the web editor, with the editor's own `--install-extension`. */
import { runCommand } from '../processes';
import type { WebEditor } from './webEditor';
import { peopleFolders, serverEnvironment } from './webServers';

/** Gives what the editor said. */
export function installPackage(editor: WebEditor, vsix: string, dataFolder: string): Promise<string> {
  const args = [editor.entry, '--install-extension', vsix, ...peopleFolders(dataFolder)];
  return runCommand(editor.node, args, { env: serverEnvironment(), timeoutSeconds: 60 });
}
