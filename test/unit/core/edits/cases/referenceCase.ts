/** How a case of a reference is written: the token between ⟦ and ⟧, the rest as in a file. */
import { environmentReference, type TokenPlace } from '../../../../../src/core/edits/reference';

export interface ReferenceCase {
  readonly language: string;
  readonly file?: string;
  /** The text before; the token between ⟦ and ⟧. */
  readonly before: string;
  /** The text after; undefined where nothing can be replaced. */
  readonly after: string | undefined;
}

/** The place of the marked token in its text. */
export function markedPlace({ language, file = '', before }: Omit<ReferenceCase, 'after'>): TokenPlace {
  const start = before.indexOf('⟦');
  const end = before.indexOf('⟧') - 1;
  return { languageId: language, fileName: file, text: before.replace(/[⟦⟧]/g, ''), start, end };
}

/** The text with the reference, and with what it needs besides; undefined where there is none. */
export function withReference(each: Omit<ReferenceCase, 'after'>, name: string): string | undefined {
  const place = markedPlace(each);
  const reference = environmentReference(place, name);
  if (reference === undefined) return undefined;
  const { start, end, newText, addition } = reference;
  const replaced = place.text.slice(0, start) + newText + place.text.slice(end);
  if (addition === undefined) return replaced;
  return replaced.slice(0, addition.offset) + addition.newText + replaced.slice(addition.offset);
}
