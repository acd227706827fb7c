/** Has Git search what is staged before each commit: writes the hook, or shows what to add to the one that is there. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as vscode from 'vscode';
import { plain } from '../../messages';
import type { LeakActDeps } from './actDeps';
import { hookMessages, hookQuestion, hookShown, hookWritten, lineTitle } from './hookMessages';
import { hookPlace, type HookPlace } from './hookPlace';
import { hookLines, hookMarker, hookScript, type HookPrograms } from './hookScript';
import { isUntrusted } from './isUntrusted';

export type InstallDeps = Pick<LeakActDeps, 'dialog' | 'confirm' | 'distPath' | 'reports' | 'isTrusted'> & {
  readonly folders: () => readonly vscode.WorkspaceFolder[];
};

/** A hook is a program that Git runs: nothing is written that a person was not asked about, and nothing is overwritten. */
export async function installHook(deps: InstallDeps): Promise<void> {
  if (isUntrusted(deps)) return;
  const folder = await pickFolder(deps);
  if (folder === undefined) return;
  const place = await hookPlace(folder.uri.fsPath);
  if (place === undefined) return void deps.dialog.say(hookMessages.noRepository);
  const programs = { script: join(deps.distPath, 'scan.js'), node: process.execPath };
  if (place.runs && place.existing === hookScript(programs)) return void deps.dialog.say(hookMessages.isThere);
  if (place.isShared || !isOurs(place.existing)) return showLines(deps, place, programs);
  if (!(await deps.confirm(hookQuestion(place)))) return;
  if (write(place, hookScript(programs))) void deps.dialog.say(hookWritten(place.path));
  else void deps.dialog.warn(hookMessages.notWritten);
}

async function pickFolder({ dialog, folders }: InstallDeps): Promise<vscode.WorkspaceFolder | undefined> {
  const all = folders().filter(({ uri }) => uri.scheme === 'file');
  const [only, ...others] = all;
  if (only === undefined) return void dialog.say(hookMessages.noRepository);
  if (others.length === 0) return only;
  const items = all.map((folder) => ({ label: plain(folder.name), folder }));
  return (await dialog.pick(items, { title: hookMessages.title, placeHolder: hookMessages.pickFolder }))?.folder;
}

/** Nothing is there, or what an earlier version of ours wrote whole. */
function isOurs(existing: string | undefined): boolean {
  if (existing === undefined) return true;
  return existing.startsWith(`#!/bin/sh\n${hookMarker}\n`) && existing.endsWith('# Claimcheck: end\n');
}

async function showLines({ dialog, reports }: InstallDeps, place: HookPlace, programs: HookPrograms): Promise<void> {
  // A comment of ours alone searches nothing, nor does a hook that Git cannot run.
  const isThere = ofAnyVersion(place.existing ?? '').includes(ofAnyVersion(`\n${hookLines(programs)}`));
  if (isThere) return void (place.runs ? dialog.say(hookMessages.isThere) : dialog.warn(hookMessages.isNotRun));
  await reports.show(lineTitle, hookLines(programs), 'txt');
  void dialog.say(hookShown(place));
}

/** The lines of another version find this one as well. */
function ofAnyVersion(lines: string): string {
  return lines.replaceAll('\r\n', '\n').replaceAll(/-\d[\w.+-]*(?=\/dist\/)/g, '-*');
}

function write({ path, existing }: HookPlace, script: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Where nothing was, another program may have put a hook meanwhile.
    writeFileSync(path, script, { mode: 0o755, flag: existing === undefined ? 'wx' : 'w' });
    // The mode of a file that was there is not changed by writing.
    if (existing !== undefined) chmodSync(path, 0o755);
    return true;
  } catch {
    return false;
  }
}
