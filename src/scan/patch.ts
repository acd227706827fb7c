/** Reads the added lines out of what `git log -p` writes, piece by piece, in bounded memory. */
import { Buffer } from 'node:buffer';
import { lineSplitter } from './lineSplitter';
import { hunkOf, lineInHunk, type Hunk } from './hunk';
import { gitPath, halfPath } from './gitPath';
import type { UnshownChange } from './unshownChanges';

/** Lines that a commit has added to a file and that stand below each other. */
export interface AddedLines {
  readonly commit: string;
  readonly path: string;
  /** Of the first of them, in the file as the commit left it, from 1. */
  readonly line: number;
  readonly bytes: Buffer;
}

export interface PatchEvents {
  readonly onAdded: (added: AddedLines) => void;
  /** Once for each file of a commit. */
  readonly onFile: () => void;
  readonly onSkipped: (path: string, code: 'binary' | 'too-large') => void;
  /** A file of which no lines are shown. */
  readonly onUnshown: (change: UnshownChange) => void;
}

export interface PatchReader {
  readonly push: (chunk: Buffer) => void;
  readonly end: () => void;
}

interface State {
  commit: string;
  path: string;
  /** The contents of the file before and after. */
  blobs: Pick<UnshownChange, 'before' | 'after'> | undefined;
  hunk: Hunk | undefined;
  /** What was added below each other, up to `runLength`. One memory for all: lines can be as many as bytes. */
  run: Buffer;
  runLength: number;
  runLine: number;
  /** How much of this file of this commit was kept; more than is allowed once it was too much. */
  kept: number;
  keptLines: number;
}

/** Places of lines take more memory than empty lines themselves. */
const mostLines = 5_000_000;
const firstLength = 1 << 16;

/** A reader that keeps at most `maxBytes` of added lines, and of one line. */
export function createPatchReader(maxBytes: number, events: PatchEvents): PatchReader {
  const empty = { blobs: undefined, runLength: 0, runLine: 0, kept: 0, keptLines: 0 };
  const state: State = { commit: '', path: '', hunk: undefined, run: Buffer.allocUnsafe(firstLength), ...empty };
  const lines = lineSplitter(maxBytes, (line, isCut) => {
    if (state.hunk === undefined) readHeader(line, state, events);
    else readLine(line, isCut, { state, hunk: state.hunk, maxBytes, events });
  });
  return {
    push: lines.push,
    end: () => {
      lines.end();
      endRun(state, events);
    },
  };
}

/** A line outside of the contents of files. No text of a commit is among them, and paths begin with what Git wrote. */
function readHeader(bytes: Buffer, state: State, events: PatchEvents): void {
  const line = bytes.toString('utf8');
  const [, commit] = /^commit ([\da-f]{40,64})$/.exec(line) ?? [];
  const path = pathIn(line);
  if (commit !== undefined) state.commit = commit;
  else if (path !== undefined) {
    Object.assign(state, { path, kept: 0, keptLines: 0, blobs: undefined });
    events.onFile();
  } else if (line.startsWith('@@')) state.hunk = hunkOf(line);
  else if (line.startsWith('index ')) state.blobs = blobsIn(line);
  else if (line.startsWith('Binary files ')) tellBinary(state, events);
}

/** `index before..after mode`, of a merge `index before,before..after`; no file has an id of zeros. */
function blobsIn(line: string): State['blobs'] {
  const [, before, after] = /^index ([\da-f]{40,64}(?:,[\da-f]{40,64}){0,100})\.\.([\da-f]{40,64})/.exec(line) ?? [];
  if (before === undefined || after === undefined) return undefined;
  return { before: before.split(',').filter((id) => !noFile.test(id)), after };
}

const noFile = /^0+$/;

function tellBinary({ commit, path, blobs }: State, { onSkipped, onUnshown }: PatchEvents): void {
  if (blobs === undefined) onSkipped(path, 'binary');
  else if (!noFile.test(blobs.after)) onUnshown({ commit, path, ...blobs });
}

/** `diff --git a/path b/path`, the same path twice since renames are not looked for, or `diff --cc path` of a merge. */
function pathIn(line: string): string | undefined {
  const [, kind, paths = ''] = /^diff --(git|cc|combined) (.+)$/s.exec(line) ?? [];
  if (kind === undefined) return undefined;
  return kind === 'git' ? halfPath(paths) : gitPath(paths);
}

function readLine(
  line: Buffer,
  isCut: boolean,
  { state, hunk, maxBytes, events }: { state: State; hunk: Hunk; maxBytes: number; events: PatchEvents },
): void {
  const place = lineInHunk(line, hunk);
  if (place.kind === 'added') {
    keepAdded(line.subarray(hunk.parents.length), isCut, place.line, { state, maxBytes, events });
  } else endRun(state, events);
  if (!place.isLast) return;
  state.hunk = undefined;
  endRun(state, events);
}

function keepAdded(
  text: Buffer,
  isCut: boolean,
  line: number,
  { state, maxBytes, events }: { state: State; maxBytes: number; events: PatchEvents },
): void {
  if (state.kept > maxBytes) return;
  state.kept += text.length + 1;
  state.keptLines += 1;
  if (isCut || state.keptLines > mostLines) state.kept = Number.POSITIVE_INFINITY;
  if (state.kept > maxBytes) {
    state.runLength = 0;
    return events.onSkipped(state.path, 'too-large');
  }
  if (state.runLength === 0) state.runLine = line;
  append(text, state);
}

const lineFeed = 0x0a;

/** A copy, so that the chunk it came in can go. */
function append(text: Buffer, state: State): void {
  const end = state.runLength + text.length;
  if (end >= state.run.length) {
    const larger = Buffer.allocUnsafe(2 * (end + 1));
    state.run.copy(larger, 0, 0, state.runLength);
    state.run = larger;
  }
  text.copy(state.run, state.runLength);
  state.run[end] = lineFeed;
  state.runLength = end + 1;
}

function endRun(state: State, { onAdded }: PatchEvents): void {
  if (state.runLength === 0) return;
  const { commit, path, runLine: line } = state;
  const bytes = Buffer.from(state.run.subarray(0, state.runLength));
  state.runLength = 0;
  onAdded({ commit, path, line, bytes });
}
