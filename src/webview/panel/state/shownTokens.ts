/** The tokens whose life is seen: the one of the panel, and those inside it while a person looks at them. */
import type { PanelToken, PanelView } from '../../../shared/panelView';

export interface ShownToken {
  /** Such as `Access token`, or the place that a token has inside another. */
  readonly name: string;
  readonly token: PanelToken;
}

interface Seen {
  readonly view: PanelView | undefined;
  /** The regions that a person has opened. */
  readonly open: ReadonlySet<string>;
}

export function shownTokens({ view, open }: Seen): readonly ShownToken[] {
  const token = view?.token;
  if (token === undefined) return [];
  return [{ name: token.title, token }, ...(open.has('nested') ? inside(token) : [])];
}

/** What is deeper is folded by the browser alone, so it may be seen. */
function inside({ nested }: PanelToken): readonly ShownToken[] {
  return nested.flatMap(({ label, token }) => [{ name: label, token }, ...inside(token)]);
}
