/** The bytes of the kernel are what its text compiles to. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import loadWabt from 'wabt';
import { kernelBytes } from '../../src/scan/windowKernel';
import { repositoryRoot } from '../support/repository';

describe('the kernel that finds windows of bytes', () => {
  it('is compiled from windowKernel.wat; where this fails, the bytes to write into windowKernel.ts are shown', async () => {
    const name = 'src/scan/windowKernel.wat';
    const wabt = await loadWabt();
    const text = wabt.parseWat(name, readFileSync(join(repositoryRoot, name)), { simd: true });
    text.validate();
    const { buffer } = text.toBinary({});
    assert.equal(kernelBytes, Buffer.from(buffer).toString('base64'));
    text.destroy();
  });
});
