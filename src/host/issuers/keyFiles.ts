/** Reads key files that profiles name; those of a workspace never leave its folder. */
import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';
import * as vscode from 'vscode';

/** As much as a key set from the network may have. */
const maxBytes = 512 * 1024;

/**
 * The address of a file in a folder, as a profile of that folder may name it: relative, and never upwards. Undefined
 * for anything else.
 */
export function fileInside(root: vscode.Uri | undefined, path: string): string | undefined {
  const parts = path.split(/[\\/]/);
  const leaves = isAbsolute(path) || /^(?:[a-z][a-z\d+.-]*:|[\\/~])/i.test(path) || parts.includes('..');
  if (root === undefined || leaves || path === '') return undefined;
  const uri = vscode.Uri.joinPath(root, ...parts);
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/**
 * Makes the reader of key files. `rootOf` names the folder that a file must not leave; undefined for a file that the
 * user named, which may lie anywhere. Rejects when a file cannot be read.
 */
export function createKeyFileReader(
  rootOf: (path: string) => vscode.Uri | undefined,
): (path: string) => Promise<string> {
  return async (path) => {
    const root = rootOf(path);
    const uri = root === undefined ? userFile(path) : await confined(addressOf(path), root);
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxBytes) throw new Error('The key file is too large');
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > maxBytes) throw new Error('The key file is too large');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  };
}

function addressOf(path: string): vscode.Uri {
  return isAbsolute(path) ? vscode.Uri.file(path) : vscode.Uri.parse(path, true);
}

/** A path from the user's own folder and never from the workspace, whose author could then bring the keys. */
function userFile(path: string): vscode.Uri {
  return vscode.Uri.file(isAbsolute(path) ? path : join(homedir(), path.replace(/^~[\\/]/, '')));
}

/** A link inside the folder may point out of it, so what counts is where it ends. */
async function confined(uri: vscode.Uri, root: vscode.Uri): Promise<vscode.Uri> {
  if (uri.scheme !== 'file' || root.scheme !== 'file') {
    if (uri.scheme === root.scheme && uri.authority === root.authority) return uri;
    throw new Error('The key file is outside of the workspace');
  }
  const [file, folder] = await Promise.all([realpath(uri.fsPath), realpath(root.fsPath)]);
  const path = relative(folder, file);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
    throw new Error('The key file is outside of the workspace');
  }
  return vscode.Uri.file(file);
}
