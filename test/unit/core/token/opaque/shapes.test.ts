/** The tables of opaque tokens: complete, bounded, and quick on hostile text. */
import assert from 'node:assert/strict';
import { opaqueShapes, opaqueTokenAt } from '../../../../../src/core/token/opaque';
import { nameOf } from './reading';
import { base62, seededSource } from './samples';

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

  it('take time in proportion to the text, whatever it is made of', function () {
    this.timeout(20_000);
    const units = hostileUnits();
    const costOf = (length: number): number => {
      const inputs = units.map(([literal, unit]) => [literal, unit.repeat(Math.ceil(length / unit.length))] as const);
      return Math.min(
        ...[1, 2].map(() => {
          for (const [literal, text] of inputs) scan(text, literal);
          return cpuTime(() => {
            for (const [literal, text] of inputs) scan(text, literal);
          });
        }),
      );
    };
    const [single, double] = [costOf(1500), costOf(3000)];
    assert.ok(double < 3 * single + 5, `${String(single)} ms, twice the text ${String(double)} ms`);
  });

  it('pass a megabyte of one run quickly', function () {
    this.timeout(20_000);
    const texts = opaqueShapes.flatMap(({ prefixes }) => prefixes).map((prefix) => prefix + megabyte);
    const cost = cpuTime(() => {
      for (const text of texts) opaqueTokenAt(text, 0);
    });
    assert.ok(cost < 500, `${String(cost)} ms`);
  });
});

/** Processor time and not time on the wall, so that a busy machine changes little. In milliseconds. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const megabyte = 'aB3dE7gH1jK5mN9p'.repeat(1 << 16);

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
