/** Which disclosure of the token's text is which of those that are read, so that pointing at one shows the other. */
import type { PanelToken, SegmentKind } from '../../../shared/panelView';
import type { Pointed } from './reduce';

/** For each part, which disclosure of the token it is, counted from 0; undefined for a part of another kind. */
export function disclosureIndexes(parts: readonly { readonly kind: SegmentKind }[]): readonly (number | undefined)[] {
  let next = 0;
  return parts.map(({ kind }) => (kind === 'disclosure' ? next++ : undefined));
}

/**
 * Whether the disclosures that are read stand in the order in which they are written. They do unless one is inside
 * another or was left out: nothing in the view then tells where it is written.
 */
export function areInOrder({ segments, disclosures }: Pick<PanelToken, 'segments' | 'disclosures'>): boolean {
  const written = segments.filter(({ kind }) => kind === 'disclosure').length;
  return disclosures.length === written && disclosures.every(({ children }) => children.length === 0);
}

/** Whether this part is pointed at, or something in it, or all parts of its kind. */
export function isPartPointed(pointed: Pointed | undefined, kind: SegmentKind, index: number | undefined): boolean {
  return pointed?.kind === kind && (pointed.index === undefined || pointed.index === index);
}
