/** Writes a token view as the Markdown of a hover, with every text from the token escaped. */
import type { TokenView } from '../../shared/tokenView';

export function hoverMarkdown(_view: TokenView): string {
  throw new Error('not built yet');
}
