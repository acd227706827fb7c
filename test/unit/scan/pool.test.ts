/** How a search is divided. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileJobs, workerCount } from '../../../src/scan/pool';

describe('the pool', () => {
  it('has one thread for few files, and never more than cores or four', () => {
    const jobs = (files: number): number =>
      fileJobs(Array.from({ length: files }, (_, index) => ({ path: String(index), tracking: undefined }))).length;
    assert.deepEqual(
      [0, 1, 190, 250, 10_000].map((files) => workerCount(jobs(files), 8)),
      [0, 1, 1, 4, 4],
    );
    assert.equal(workerCount(jobs(10_000), 2), 2);
  });

  it('gives every file to one job, in order', () => {
    const files = Array.from({ length: 150 }, (_, index) => ({ path: String(index), tracking: undefined }));
    const jobs = fileJobs(files);
    assert.deepEqual(
      jobs.flatMap((job) => (job.kind === 'files' ? job.files : [])),
      files,
    );
  });
});
