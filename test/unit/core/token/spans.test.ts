/** Spans of time in words. */
import assert from 'node:assert/strict';
import { durationWords, relativeWords, shortSpan } from '../../../../src/core/token/spans';

const now = new Date('2026-11-22T12:00:00Z');
const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const minute = 60;
const hour = 3600;
const day = 86_400;

describe('relativeWords', () => {
  const rows: readonly (readonly [seconds: number, words: string])[] = [
    [0, 'just now'],
    [-4.9, 'just now'],
    [-5, '5 seconds ago'],
    [-59, '59 seconds ago'],
    [-60, '1 minute ago'],
    [-119, '1 minute ago'],
    [-120, '2 minutes ago'],
    [-hour, '1 hour ago'],
    [-(hour + 20 * minute), '1 hour 20 minutes ago'],
    [-(2 * hour + 59 * minute), '2 hours ago'],
    [-(day + 5 * hour), '1 day 5 hours ago'],
    [-3 * day, '3 days ago'],
    [0.5, 'in 1 second'],
    [40, 'in 40 seconds'],
    [12 * minute + 59, 'in 12 minutes'],
    [59 * minute + 59, 'in 59 minutes'],
    [90 * minute, 'in 1 hour 30 minutes'],
    [23 * hour, 'in 23 hours'],
    [29 * day, 'in 29 days'],
    [30 * day, 'in 1 month'],
    [60 * day, 'in 1 month'],
    [61 * day, 'in 2 months'],
  ];
  for (const [seconds, words] of rows) {
    it(`says ${words} for ${seconds} s`, () => assert.equal(relativeWords(after(seconds), now), words));
  }

  it('counts months and years by the calendar', () => {
    assert.equal(relativeWords(new Date('2023-11-22T12:00:00Z'), now), '3 years ago');
    assert.equal(relativeWords(new Date('2023-11-22T12:00:01Z'), now), '2 years ago');
    assert.equal(relativeWords(new Date('2023-10-24T19:23:21Z'), now), '3 years ago');
    assert.equal(relativeWords(new Date('2025-11-22T12:00:00Z'), now), '1 year ago');
    assert.equal(relativeWords(new Date('2025-08-01T00:00:00Z'), now), '1 year 3 months ago');
    assert.equal(relativeWords(new Date('2036-11-22T12:00:00Z'), now), 'in 10 years');
    // The 31st has no counterpart in a shorter month: a month is over when its days are.
    assert.equal(relativeWords(new Date('2026-01-31T00:00:00Z'), new Date('2026-02-28T12:00:00Z')), '28 days ago');
  });

  it('has words for the ends of time', () => {
    assert.equal(relativeWords(new Date(8.64e15), now), 'in 273733 years');
    assert.equal(relativeWords(new Date(-8.64e15), now), '273847 years ago');
  });
});

describe('shortSpan', () => {
  const rows: readonly (readonly [seconds: number, words: string])[] = [
    [40, '40 s'],
    [12 * minute, '12 min'],
    [-3 * hour, '3 h'],
    [80 * minute, '1 h 20 min'],
    [day, '1 day'],
    [-5 * day, '5 days'],
  ];
  for (const [seconds, words] of rows) {
    it(`says ${words} for ${seconds} s`, () => assert.equal(shortSpan(after(seconds), now), words));
  }
});

describe('durationWords', () => {
  const rows: readonly (readonly [seconds: number, words: string])[] = [
    [0, '0 seconds'],
    [1, '1 second'],
    [90, '1 minute 30 seconds'],
    [600, '10 minutes'],
    [hour, '1 hour'],
    [hour - 1, '59 minutes 59 seconds'],
    [90 * minute, '1 hour 30 minutes'],
    [day, '1 day'],
    [36 * hour, '1 day 12 hours'],
    [90 * day, '90 days'],
    [364 * day, '364 days'],
    [365 * day, '1 year'],
    [366 * day, '1 year'],
    [400 * day, '400 days'],
    [730 * day, '2 years'],
    [3650 * day, '10 years'],
    [3653 * day, '10 years'],
    [820 * day, '2 years 2 months'],
    [-600, 'minus 10 minutes'],
  ];
  for (const [seconds, words] of rows) {
    it(`says ${words} for ${seconds} s`, () => assert.equal(durationWords(seconds), words));
  }
});
