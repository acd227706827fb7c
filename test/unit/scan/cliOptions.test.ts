/** The options of the command line, and what is wrong with them. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readOptions, type CliOptions } from '../../../src/scan/cliOptions';
import { helpText } from '../../../src/scan/helpText';

const defaults: CliOptions = {
  folder: '.',
  scope: { kind: 'folder' },
  format: 'text',
  output: undefined,
  baseline: undefined,
  acceptBecause: undefined,
  minRank: 'live',
  maxBytes: 20_000_000,
};

describe('readOptions', () => {
  const right: readonly (readonly [args: string, options: Partial<CliOptions>])[] = [
    ['', {}],
    ['sub --staged', { folder: 'sub', scope: { kind: 'staged' } }],
    ['--changed --min-rank expired', { scope: { kind: 'changed' }, minRank: 'expired' }],
    ['--history 12', { scope: { kind: 'history', range: { commits: 12 } } }],
    ['--since=main --format sarif', { scope: { kind: 'history', range: { since: 'main' } }, format: 'sarif' }],
    ['--output o.json --format json --baseline b.json', { output: 'o.json', format: 'json', baseline: 'b.json' }],
    ['--max-file-size 0.5', { maxBytes: 500_000 }],
    ['--update-baseline --reason fixture', { acceptBecause: 'fixture' }],
  ];
  for (const [args, options] of right) {
    it(`reads "${args}"`, () => {
      assert.deepEqual(readOptions(split(args)), { kind: 'search', options: { ...defaults, ...options } });
    });
  }

  const wrong = [
    'one two',
    '--unknown',
    '--staged --changed',
    '--history 1 --since main',
    '--history 0',
    '--history -1',
    '--history x',
    '--format xml',
    '--min-rank verified',
    '--max-file-size 0',
    '--max-file-size 501',
    '--max-file-size many',
    '--update-baseline',
    '--update-baseline --reason !',
    '--reason fixture',
    '--output',
  ];
  for (const args of wrong) {
    it(`refuses "${args}"`, () => {
      const read = readOptions(split(args));
      assert.ok(read.kind === 'wrong' && read.message.length > 10, read.kind);
    });
  }

  it('answers for help and the version before anything else', () => {
    assert.deepEqual(readOptions(['--help', '--history', 'x']), { kind: 'help' });
    assert.deepEqual(readOptions(['-h']), { kind: 'help' });
    assert.deepEqual(readOptions(['--version']), { kind: 'version' });
  });

  it('knows the options that the help tells, and tells those that it knows', () => {
    const told = new Set(helpText.match(/--[a-z-]+/g));
    for (const option of told) {
      const read = readOptions([option, '1']);
      assert.ok(read.kind !== 'wrong' || !read.message.startsWith('Unknown option'), option);
    }
    assert.equal(told.size, 13);
  });
});

function split(args: string): readonly string[] {
  return args.split(' ').filter((part) => part !== '');
}
