/** Every kind of credential in every context, on disk and in every encoding: all are found, exactly, and nothing else is. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { leakCorpus } from '../support/leaks/leakCorpus';
import { hitsOf, scoreOf, writeCorpus } from '../support/leaks/writeCorpus';
import { buildScan, git, removeFolders, scratchFolder, searchIn } from '../support/scanning';

describe('the corpus of leaks', function () {
  this.timeout(120_000);
  const built = scratchFolder();
  const root = scratchFolder();
  const corpus = leakCorpus(1);
  let worker = '';

  before(() => {
    worker = buildScan(built).worker;
    writeCorpus(root, corpus);
    git(root, 'init', '--quiet');
  });
  after(() => removeFolders(built, root));

  it('has thousands of credentials and hundreds of look-alikes, the same for the same seed', () => {
    const count = (spans: 'planted' | 'decoys'): number => corpus.reduce((sum, file) => sum + file[spans].length, 0);
    assert.ok(count('planted') > 3000 && count('decoys') > 300 && corpus.length > 500);
    assert.deepEqual(leakCorpus(1), corpus);
  });

  it('is found whole, each at its exact place, and no look-alike is', async () => {
    const { finds, skipped, searched } = await searchIn(root, worker, 'folder', { maxBytes: 20_000_000 });
    const score = scoreOf(corpus, hitsOf(corpus, finds));
    assert.deepEqual(score.missed, []);
    assert.deepEqual(score.inexact, []);
    assert.deepEqual([score.decoysHit, score.false, score.hits], [0, 0, score.planted]);
    assert.deepEqual([skipped, searched], [[], corpus.length]);
  });
});
