/** Every shape of opaque token is found whole and named, in any surroundings, and nothing less than whole. */
import assert from 'node:assert/strict';
import { opaqueShapes, opaqueTokenAt } from '../../../../src/core/token/opaque';
import { nameOf, read } from './opaque/reading';
import { base62, constantSource, hex, samples, seededSource } from '../../../support/opaqueSamples';
import type { Sample } from '../../../support/opaqueSamples';

/** A made-up token and where to look for it. */
function makeText(sample: Sample, seed = 20261122): { text: string; offset: number; token: string } {
  const token = sample.make(seededSource(seed));
  const before = sample.before ?? '';
  return { text: before + token, offset: before.length, token };
}

/** Whether this very shape is found at the offset, however far it reaches. */
function finds(sample: Sample, text: string, offset: number): boolean {
  const shape = opaqueTokenAt(text, offset)?.shape;
  return shape?.vendor === sample.vendor && shape.credential === sample.credential;
}

describe('opaqueTokenAt', () => {
  it('has a sample for every shape', () => {
    const sampled = new Set(
      samples.map((sample) => {
        const { text, offset } = makeText(sample);
        return opaqueTokenAt(text, offset)?.shape;
      }),
    );
    assert.deepEqual(opaqueShapes.filter((shape) => !sampled.has(shape)).map(nameOf), []);
  });

  for (const sample of samples) {
    describe(nameOf(sample), () => {
      it('is found whole and named', () => {
        const { text, offset } = makeText(sample);
        const found = opaqueTokenAt(text, offset);
        assert.equal(found?.end, text.length);
        assert.equal(found.shape.vendor, sample.vendor);
        assert.equal(found.shape.credential, sample.credential);
      });

      it('is found whole in ordinary text', () => {
        const { text, offset } = makeText(sample);
        const around: readonly (readonly [string, string])[] = [
          ['"', '",'],
          ["'", "';"],
          ['token=', '\n'],
          ['See ', '.'],
          ['See ', '. Then'],
          ['(', ')'],
          ['<', '>'],
          ['`', '`'],
          ['https://issuer.test/?t=', '&b=1'],
          ['a,', ',b'],
          ['\\n', '\\n'],
          ['%20', '%22'],
          ['\u001b[32m', '\u001b[0m'],
          ['日本', '語'],
        ];
        for (const [left, right] of around) {
          const start = left.length + offset;
          assert.equal(opaqueTokenAt(left + text + right, start)?.end, left.length + text.length, left + right);
        }
      });

      it('is not found glued to a word', () => {
        const { text, offset, token } = makeText(sample);
        if (offset > 0) return;
        for (const left of ['x', 'Z', '7', '_', '-']) assert.equal(opaqueTokenAt(left + token, 1), undefined, left);
        assert.equal(text, token);
      });

      it('never ends in the middle of a longer run', () => {
        const { text, offset } = makeText(sample);
        for (const more of ['a', 'Zz9', '_', '-x', '_more-of_it']) {
          const end = opaqueTokenAt(text + more, offset)?.end;
          assert.ok(end === undefined || end === text.length + more.length, more);
        }
      });

      it('is not found one character short', () => {
        const { text, offset } = makeText(sample);
        if (sample.structured === true) return;
        assert.equal(finds(sample, text.slice(0, -1), offset), false);
      });

      it('is not found with a foreign character inside', () => {
        const { text, offset, token } = makeText(sample);
        const middle = offset + Math.floor(token.length / 2);
        for (const foreign of [' ', 'é', '"', '…']) {
          const broken = text.slice(0, middle) + foreign + text.slice(middle + 1);
          assert.notEqual(opaqueTokenAt(broken, offset)?.end, broken.length, foreign);
        }
      });

      it('is not found when it is a placeholder', () => {
        if (sample.structured === true) return;
        const placeholder = (sample.before ?? '') + sample.make(constantSource);
        const checksum = read(sample.make(constantSource))?.checksum;
        if (checksum !== 'valid') assert.equal(opaqueTokenAt(placeholder, sample.before?.length ?? 0), undefined);
      });

      it('can be looked for by a literal of its own', () => {
        const { text, offset, token } = makeText(sample);
        const shape = opaqueTokenAt(text, offset)?.shape;
        assert.ok(shape !== undefined);
        const { anchor } = shape;
        const anchored = anchor !== undefined && text.startsWith(anchor.text, offset + anchor.at);
        assert.ok(anchored || shape.prefixes.some((prefix) => token.startsWith(prefix)));
      });

      it('is read when it is decoded whole', () => {
        const { token } = makeText(sample);
        const opaque = read(token);
        assert.equal(opaque?.vendor, sample.vendor);
        assert.equal(opaque.credential, sample.credential);
        assert.notEqual(opaque.checksum, 'invalid');
        assert.match(opaque.advice ?? '', /^[A-Z].{20,}\.$/);
      });
    });
  }

  it('prefers the more specific of two shapes', () => {
    const at = (text: string): string => nameOf(opaqueTokenAt(text, 0)?.shape ?? { vendor: '', credential: '' });
    const source = seededSource(7);
    const random = (length: number): string => source(base62, length);
    assert.equal(at(`sk_live_51${random(97)}`), 'stripe live secret key');
    assert.equal(at(`sk_live_${random(42)}`), 'stripe-or-clerk live secret key');
    assert.equal(at(`pk_test_51${random(97)}`), 'stripe publishable key');
    assert.equal(at(`sk-ant-api03-${random(91)}AA`), 'anthropic API key');
    assert.equal(at(`xoxe.xoxb-1-${random(160)}`), 'slack rotating bot token');
    assert.equal(at(`github_pat_${random(22)}_${random(59)}`), 'github fine-grained personal access token');
    assert.equal(at(`AIza${random(35)}`), 'google API key');
  });

  it('knows the longer bodies that vendors moved to', () => {
    const random = seededSource(8);
    for (const text of [
      `ghp_${random(base62, 60)}`,
      `glpat-${random(base62, 120)}.0v${random(hex, 7)}`,
      `hvs.${random(base62, 95)}`,
      `IQoJb3JpZ2lu${random(base62, 400)}%2F${random(base62, 300)}%2B${random(base62, 90)}%3D%3D`,
      `0.A${random(base62, 60)}.${random(base62, 900)}`,
    ]) {
      assert.equal(opaqueTokenAt(`"${text}"`, 1)?.end, text.length + 1, text);
    }
  });
});
