/** The added lines of patches, of ordinary commits and of merges, however the stream is cut. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createPatchReader } from '../../../src/scan/patch';

const one = '1'.repeat(40);
const two = '2'.repeat(40);

function read(patch: string, { maxBytes = 1000, chunk = 7 } = {}): readonly string[] {
  const events: string[] = [];
  const reader = createPatchReader(maxBytes, {
    onAdded: ({ commit, path, line, bytes }) => events.push(`${commit[0] ?? ''} ${path}:${line} ${bytes.toString()}`),
    onFile: () => events.push('file'),
    onSkipped: (path, code) => events.push(`${path} ${code}`),
    onUnshown: ({ commit, path, before, after }) =>
      events.push(`${commit[0] ?? ''} ${path} unshown ${before.map((id) => id[0]).join(',')}..${after[0] ?? ''}`),
  });
  const bytes = Buffer.from(patch);
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
  reader.end();
  return events;
}

const header = (commit: string, path: string): string =>
  `commit ${commit}\n\ndiff --git a/${path} b/${path}\nindex 123..456 100644\n--- a/${path}\n+++ b/${path}\n`;

describe('createPatchReader', () => {
  it('gives what was added, with its commit, path and line', () => {
    const patch = `${header(one, 'a b.txt')}@@ -3 +3,2 @@ function\n-old\n+new\n+newer\n@@ -9,0 +11 @@\n+last\n${header(two, 'c')}@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n`;
    for (const chunk of [1, 7, 10_000]) {
      assert.deepEqual(read(patch, { chunk }), [
        'file',
        '1 a b.txt:3 new\nnewer\n',
        '1 a b.txt:11 last\n',
        'file',
        '2 c:1 x\n',
      ]);
    }
  });

  it('takes no content for a header', () => {
    const content = ['+diff --git a/x b/x', `+commit ${two}`, '+++ b/y', '+@@ -1 +1 @@', '-- a/z'];
    const patch = `${header(one, 'a')}@@ -1 +1,4 @@\n${content.join('\n')}\n`;
    const added = ['diff --git a/x b/x', `commit ${two}`, '++ b/y', '@@ -1 +1 @@', ''].join('\n');
    assert.deepEqual(read(patch), ['file', `1 a:1 ${added}`]);
  });

  it('gives of a merge what no parent has', () => {
    const patch = `commit ${one}\n\ndiff --cc a "b".txt\nindex 1,2..3\n--- a/a\n+++ b/a\n@@@ -1,2 -1,1 +1,3 @@@\n- mine\n -theirs\n++evil\n +from one\n++more\n`;
    assert.deepEqual(read(patch), ['file', '1 a "b".txt:1 evil\n', '1 a "b".txt:3 more\n']);
  });

  it('reads paths in quotes', () => {
    const patch = `commit ${one}\n\ndiff --git "a/\\"t\\303\\244\\tb\\"" "b/\\"t\\303\\244\\tb\\""\n@@ -0,0 +1 @@\n+x\n`;
    assert.deepEqual(read(patch), ['file', '1 "tä\tb":1 x\n']);
  });

  it('tells binary files', () => {
    const patch = `commit ${one}\n\ndiff --git a/i.png b/i.png\nindex 1..2\nBinary files /dev/null and b/i.png differ\n`;
    assert.deepEqual(read(patch), ['file', 'i.png binary']);
  });

  it('tells which contents to look at instead, of what was not deleted', () => {
    const none = '0'.repeat(40);
    const three = '3'.repeat(40);
    const binary = (path: string, ids: string, kind = `--git a/${path} b/${path}`): string =>
      `diff ${kind}\nindex ${ids}\nBinary files differ\n`;
    const patch = `commit ${one}\n\n${binary('new', `${none}..${two} 100644`)}${binary('gone', `${two}..${none}`)}${binary('merged', `${two},${three}..${one}`, '--cc merged')}`;
    assert.deepEqual(read(patch), ['file', '1 new unshown ..2', 'file', 'file', '1 merged unshown 2,3..1']);
  });

  it('tells files with too many added lines once, and goes on behind them', () => {
    const long = Array.from({ length: 30 }, () => '+0123456789\n').join('');
    const patch = `${header(one, 'long')}@@ -0,0 +1,30 @@\n${long}${header(one, 'next')}@@ -0,0 +1 @@\n+x\n`;
    assert.deepEqual(read(patch, { maxBytes: 100 }), ['file', 'long too-large', 'file', '1 next:1 x\n']);
  });

  it('tells a line that is too long, and goes on behind it', () => {
    const patch = `${header(one, 'long')}@@ -0,0 +1,2 @@\n+${'x'.repeat(5000)}\n+y\n${header(one, 'next')}@@ -0,0 +1 @@\n+x\n`;
    assert.deepEqual(read(patch, { maxBytes: 100 }), ['file', 'long too-large', 'file', '1 next:1 x\n']);
  });

  it('takes no more memory for many lines than for a long one', () => {
    const lines = 2_000_000;
    let length = 0;
    const reader = createPatchReader(20_000_000, {
      onAdded: ({ bytes }) => (length += bytes.length),
      onFile: () => undefined,
      onUnshown: () => undefined,
      onSkipped: () => undefined,
    });
    const chunk = Buffer.from('+\n'.repeat(10_000));
    reader.push(Buffer.from(`${header(one, 'a')}@@ -0,0 +1,${lines} @@\n`));
    const before = process.memoryUsage();
    let most = 0;
    for (let count = 0; count < lines; count += 10_000) {
      reader.push(chunk);
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers);
    }
    reader.end();
    assert.equal(length, lines);
    // A Buffer a line takes about 200.
    assert.ok(most < 100_000_000, String(most));
  }).timeout(60_000);

  it('tells files with too many lines, however short they are', () => {
    const events: string[] = [];
    const reader = createPatchReader(20_000_000, {
      onAdded: ({ path }) => events.push(path),
      onFile: () => undefined,
      onUnshown: () => undefined,
      onSkipped: (path, code) => events.push(`${path} ${code}`),
    });
    reader.push(Buffer.from(`${header(one, 'many')}@@ -0,0 +1,5000100 @@\n`));
    for (let count = 0; count < 5_000_100; count += 100) reader.push(Buffer.from('+\n'.repeat(100)));
    reader.push(Buffer.from(`${header(one, 'next')}@@ -0,0 +1 @@\n+x\n`));
    reader.end();
    assert.deepEqual(events, ['many too-large', 'next']);
  }).timeout(60_000);

  it('keeps carriage returns and bytes that are no UTF-8', () => {
    const reads: Buffer[] = [];
    const reader = createPatchReader(1000, {
      onAdded: ({ bytes }) => reads.push(bytes),
      onFile: () => undefined,
      onUnshown: () => undefined,
      onSkipped: () => undefined,
    });
    reader.push(Buffer.from(`${header(one, 'a')}@@ -0,0 +1 @@\n+\xe4\r\n`, 'latin1'));
    reader.end();
    assert.deepEqual(reads, [Buffer.from('\xe4\r\n', 'latin1')]);
  });
});
