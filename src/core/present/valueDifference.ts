/** What sets two values of a claim apart that look alike, in a sentence; each may be a list. */
import type { InstantView } from '../../shared/tokenView';
import type { JsonValue } from '../token/decoded';
import { durationWords } from '../token/spans';
import { differenceBetween } from '../validation/differences';
import { differenceWords } from './differenceWords';

/**
 * Undefined where the two are simply different.
 *
 * @param quoted writes a text of the values so that it may be shown
 */
export function valueDifference(
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  quoted: (text: string) => string,
): string | undefined {
  const [ours, theirs] = [textsOf(left), textsOf(right)];
  if (ours === undefined || theirs === undefined) return undefined;
  const [onlyOurs, onlyTheirs] = [without(ours, theirs), without(theirs, ours)];
  if (onlyOurs.length + onlyTheirs.length === 0) return sameTexts(left, right);
  for (const one of onlyOurs.slice(0, mostTexts)) {
    for (const other of onlyTheirs.slice(0, mostTexts)) {
      const difference = differenceBetween(one, other);
      if (difference === undefined) continue;
      const sentence = differenceWords(difference);
      // Of two texts it is plain which ones are meant.
      return ours.length + theirs.length === 2 ? sentence : `${quoted(one)}, ${quoted(other)}: ${sentence}`;
    }
  }
  return undefined;
}

/** How far apart two instants are, from the first one. */
export function instantDifference(left: InstantView | undefined, right: InstantView | undefined): string | undefined {
  if (left === undefined || right === undefined) return undefined;
  const seconds = (Date.parse(right.iso) - Date.parse(left.iso)) / 1000;
  if (seconds === 0 || Number.isNaN(seconds)) return undefined;
  return `The other one is ${durationWords(Math.abs(seconds))} ${seconds > 0 ? 'later' : 'earlier'}.`;
}

/** Of longer lists no more is looked at: each is held against each. */
const mostTexts = 20;

function textsOf(value: JsonValue | undefined): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((each) => typeof each === 'string');
  return texts.length === value.length ? texts : undefined;
}

function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return texts.filter((text) => !known.has(text));
}

function sameTexts(left: JsonValue | undefined, right: JsonValue | undefined): string | undefined {
  if (!Array.isArray(left) || !Array.isArray(right)) return 'They hold the same: one as a text, the other as a list.';
  return left.length === right.length ? 'They hold the same texts in another order.' : undefined;
}
