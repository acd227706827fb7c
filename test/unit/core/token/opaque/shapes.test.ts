/** The tables of opaque tokens: complete, bounded, and quick on hostile text. */
import assert from 'node:assert/strict';
import { opaqueShapes, opaqueTokenAt } from '../../../../../src/core/token/opaque';
import { assertProportional } from '../../../../support/proportion';
import { nameOf } from './reading';
import { base62, seededSource } from '../../../../support/opaqueSamples';

describe('the tables of opaque tokens', () => {
  it('are all sticky and bounded, so that no text makes a pattern run far', () => {
    for (const { pattern } of opaqueShapes) {
      assert.equal(pattern.flags, 'y', pattern.source);
      const outsideClasses = pattern.source.replace(/\\./g, 'c').replace(/\[[^[\]]*\]/g, 'c');
      assert.doesNotMatch(outsideClasses, /[*+]|\{\d+,\}/, pattern.source);
    }
  });

  it('say what to do, name no key public that is secret, and list only literals that their pattern begins with', () => {
    const published = opaqueShapes.filter((shape) => shape.isPublic === true).map(nameOf);
    assert.deepEqual(published.sort(), [
      'clerk publishable key',
      'google API key',
      'stripe publishable key',
      'supabase publishable key',
    ]);
    for (const shape of opaqueShapes) {
      assert.match(shape.advice, /^[A-Z0-9].{20,240}\.$/, nameOf(shape));
      assert.match(shape.vendor, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      for (const prefix of shape.prefixes) assert.ok(prefix.length >= 2, nameOf(shape));
    }
  });

  it('take time in proportion to the text, whatever it is made of', async function () {
    this.timeout(20_000);
    const units = hostileUnits();
    const scanAll = (length: number): void => {
      for (const [literal, unit] of units) scan(unit.repeat(Math.ceil(length / unit.length)), literal);
    };
    await assertProportional('a text of one literal', scanAll, 400);
  });

  it('pass one long run in time in proportion', async function () {
    this.timeout(20_000);
    const prefixes = opaqueShapes.flatMap((shape) => shape.prefixes);
    const read = (length: number): void => {
      const run = 'aB3dE7gH1jK5mN9p'.repeat(length / 16);
      for (const prefix of prefixes) opaqueTokenAt(prefix + run, 0);
    };
    await assertProportional('a run of letters and digits', read, 2 ** 13);
  });
});

/** Every literal over and over, with a separator that some token's alphabet has and that a token may follow. */
function hostileUnits(): readonly (readonly [string, string])[] {
  const literals = new Set(
    opaqueShapes.flatMap(({ prefixes, anchor }) => [...prefixes, ...(anchor === undefined ? [] : [anchor.text])]),
  );
  const units = [...literals].flatMap((literal) => ['.', '/', '='].map((end) => [literal, literal + end] as const));
  const body = seededSource(3)(base62, 40);
  return [...units, ['ghs_', `ghs_1_eyJ${body}.`], ['ZXlK', 'ZXlK'], ['0.A', `0.A${body}${body}.`]];
}

/** What a scanner does: ask at every place where the literal stands. */
function scan(text: string, literal: string): number {
  let found = 0;
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
    if (opaqueTokenAt(text, at) !== undefined) found++;
  }
  return found;
}
