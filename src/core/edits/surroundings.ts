/** What a token stands in: a string or several that are joined, a comment, or neither. */
import { regionsOf, type Lexis, type Region, type StringForm } from './lexis';

export type StringRegion<F extends StringForm> = Extract<Region<F>, { kind: 'string' }>;

export type Surroundings<F extends StringForm> =
  | { readonly kind: 'bare' }
  | { readonly kind: 'comment' }
  | {
      readonly kind: 'string';
      /** The string in which the token begins, and the one in which it ends. */
      readonly first: StringRegion<F>;
      readonly last: StringRegion<F>;
      /** Whether another string stands directly in front or behind, with nothing but blanks between. */
      readonly touchesBefore: boolean;
      readonly touchesAfter: boolean;
    };

/** Reads a text up to the token, and a little further. */
export function surroundingsOf<F extends StringForm>(
  text: string,
  start: number,
  end: number,
  lexis: Lexis<F>,
): Surroundings<F> {
  let previous: Region<F> | undefined;
  let first: StringRegion<F> | undefined;
  let last: StringRegion<F> | undefined;
  let touchesBefore = false;
  for (const region of regionsOf(text, lexis, text.length)) {
    if (region.kind === 'comment' && region.start < start && region.end >= end) return { kind: 'comment' };
    if (region.start >= end) {
      if (first === undefined || last === undefined) break;
      return { kind: 'string', first, last, touchesBefore, touchesAfter: touches(text, last, region) };
    }
    if (region.kind !== 'string') continue;
    if (first === undefined && holds(region, start)) {
      first = region;
      touchesBefore = previous !== undefined && touches(text, previous, region);
    }
    if (holds(region, end)) last = region;
    previous = region;
  }
  if (first === undefined || last === undefined) return { kind: 'bare' };
  return { kind: 'string', first, last, touchesBefore, touchesAfter: false };
}

function holds<F extends StringForm>({ contentStart, contentEnd }: StringRegion<F>, at: number): boolean {
  return contentStart <= at && at <= contentEnd;
}

function touches(text: string, one: Region, other: Region): boolean {
  return one.kind === 'string' && other.kind === 'string' && text.slice(one.end, other.start).trim() === '';
}
