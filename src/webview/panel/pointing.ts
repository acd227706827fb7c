/** Tells which part of the token the pointer or the focus is at, on either side: its text, or what it decodes to. */
import type { SegmentKind } from '../../shared/panelView';
import type { PanelEvent } from './state/reduce';

/** One listener for thousands of rows and pieces: each says in its data which part it belongs to. */
export function followPointer(root: HTMLElement, apply: (event: PanelEvent) => void): void {
  const follow = ({ target }: Event): void => {
    const at = target instanceof Element ? target.closest<HTMLElement>('[data-part]') : null;
    // The page's own templates wrote it.
    const kind = at?.dataset['part'] as SegmentKind | undefined;
    const { member, index } = at?.dataset ?? {};
    const pointed = kind && { kind, member, index: index === undefined ? undefined : Number(index) };
    apply({ type: 'point', pointed });
  };
  const leave = (): void => apply({ type: 'point', pointed: undefined });
  root.addEventListener('pointerover', follow);
  root.addEventListener('focusin', follow);
  root.addEventListener('pointerleave', leave);
  root.addEventListener('focusout', leave);
}
