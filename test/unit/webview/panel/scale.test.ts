/** The life of a token as a drawing: order, stretches, labels that do not overlap. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import type { LifetimeScale } from '../../../../src/shared/panelView';
import { scaleDrawing } from '../../../../src/webview/panel/state/scale';
import { scaleLabels } from '../../../../src/webview/panel/state/scaleLabels';
import { shortMarks } from '../../../../src/webview/panel/state/words/lifetimeWords';

const [minute, hour] = [60_000, 3_600_000];
const noon = Date.UTC(2026, 10, 28, 12);

function scale(more: Partial<LifetimeScale>): LifetimeScale {
  const nothing = { issuedAt: undefined, notBefore: undefined, expiringFrom: undefined };
  return { ...nothing, expiresAt: undefined, refreshExpiresAt: undefined, ...more };
}

const instant = fc.option(fc.integer({ min: noon - 1e12, max: noon + 1e12 }), { nil: undefined });
const anyScale = fc.record({
  issuedAt: instant,
  notBefore: instant,
  expiringFrom: instant,
  expiresAt: instant,
  refreshExpiresAt: instant,
});

describe('the drawing of a life', () => {
  const token = scale({ issuedAt: noon, expiresAt: noon + hour, refreshExpiresAt: noon + 720 * hour });
  const names = (now: number): readonly string[] => scaleDrawing(token, now).marks.map(({ name }) => name);

  it('has its marks in order of time', () => {
    assert.deepEqual(names(noon + minute), ['issued', 'now', 'expires', 'refresh']);
    assert.deepEqual(names(noon + 2 * hour), ['issued', 'expires', 'now', 'refresh']);
    assert.deepEqual(names(noon - minute), ['now', 'issued', 'expires', 'refresh']);
  });

  it('leaves the life beside a long refresh token large enough to see', () => {
    const { life } = scaleDrawing(token, noon + minute);
    assert.ok(life !== undefined && life.to - life.from > 8, JSON.stringify(life));
  });

  it('fills what has elapsed in proportion', () => {
    const half = scaleDrawing(scale({ issuedAt: noon, expiresAt: noon + hour }), noon + hour / 2);
    assert.ok(half.life !== undefined && half.elapsed !== undefined);
    const share = (half.elapsed.to - half.elapsed.from) / (half.life.to - half.life.from);
    assert.ok(Math.abs(share - 0.5) < 0.001, String(share));
    assert.equal(half.expired, undefined);
  });

  it('hatches from the end to now once it has expired', () => {
    const { life, elapsed, expired } = scaleDrawing(token, noon + 2 * hour);
    assert.deepEqual(elapsed, life);
    assert.ok(life !== undefined && expired !== undefined && expired.from === life.to && expired.to > expired.from);
  });

  it('leaves out a beginning that is the issuing', () => {
    const drawing = scaleDrawing(scale({ issuedAt: noon, notBefore: noon, expiresAt: noon + hour }), noon);
    assert.equal(
      drawing.marks.some(({ name }) => name === 'begins'),
      false,
    );
  });

  it('stays in the picture and in order whatever the instants are', () => {
    fc.assert(
      fc.property(anyScale, fc.integer({ min: noon - 1e12, max: noon + 1e12 }), (any, now) => {
        const { marks, ...stretches } = scaleDrawing(any, now);
        for (const { at } of marks) assert.ok(at >= 0 && at <= 100, String(at));
        const sorted = marks.toSorted((one, other) => one.instant - other.instant);
        for (const [index, { at }] of sorted.slice(1).entries()) assert.ok(at >= (sorted[index]?.at ?? 0) - 1e-9);
        for (const stretch of Object.values(stretches)) assert.ok(stretch === undefined || stretch.from < stretch.to);
      }),
    );
  });
});

describe('the labels of a life', () => {
  it('are all there where there is room, and not at all where there is none', () => {
    const { marks } = scaleDrawing(scale({ issuedAt: noon, expiresAt: noon + hour }), noon + hour / 2);
    assert.equal(scaleLabels(marks, shortMarks, 376).length, 3);
    assert.equal(scaleLabels(marks, shortMarks, 60).length, 0);
  });

  it('never overlap and never leave the picture', () => {
    fc.assert(
      fc.property(anyScale, fc.integer({ min: 100, max: 900 }), (any, width) => {
        const placed = scaleLabels(scaleDrawing(any, noon).marks, shortMarks, width).map((label) => {
          const size = label.text.length * 6.5;
          const from = (label.at / 100) * width - { start: 0, middle: size / 2, end: size }[label.anchor];
          return { ...label, from, to: from + size };
        });
        for (const { from, to } of placed) assert.ok(from >= -1e-6 && to <= width + 1e-6);
        for (const row of ['above', 'below']) {
          const inRow = placed.filter((label) => label.row === row).toSorted((one, other) => one.from - other.from);
          for (const [index, { from }] of inRow.slice(1).entries()) assert.ok(from >= (inRow[index]?.to ?? 0));
        }
      }),
    );
  });
});
