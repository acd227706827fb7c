/** One value: text, chips, a tree. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ValueView } from '../../shared/panelView';
import type { Context } from './context';
import { code, more } from './pieces';
import { isFoldable } from './state/folding';
import { pageOf } from './state/paging';
import { holdsBeyond, matchingItems } from './state/search';
import { valueWords } from './state/words/valueWords';
import { leftOut, type Spot, tree } from './tree';

export function valueOf(context: Context, value: ValueView, spot: Spot): unknown {
  return isFoldable(value) ? tree(context, value, spot, plain) : plain(context, value, spot);
}

/** Without a line that folds it. */
function plain(context: Context, value: ValueView, { place }: Spot): unknown {
  switch (value.kind) {
    case 'chips':
      return chips(context, value, place);
    case 'array':
    case 'object':
      return html`<span class="quiet">${valueWords.emptyValue}</span>`;
    default:
      return text(context, value, place);
  }
}

/** Longer texts are shown in full when a person asks. */
const longText = 300;

type TextView = Extract<ValueView, { readonly text: string }>;

function text(context: Context, { kind, text: all, truncated }: TextView, place: string): TemplateResult {
  const { state, apply } = context;
  const search = searchIn(context);
  const isWhole = all.length <= longText || state.paged.has(place) || holdsBeyond(all, longText, search);
  const showAll = (): void => apply({ type: 'more', list: place, shown: all.length });
  return html`${code(isWhole ? all : `${all.slice(0, longText)}…`, kind)}${
    isWhole ? nothing : html`<button type="button" class="link more" @click=${showAll}>${valueWords.showAll}</button>`
  }${truncated && isWhole ? html`<span class="quiet cut">${valueWords.truncated}</span>` : nothing}`;
}

/** A token inside another has no search of its own. */
function searchIn({ path, state }: Context): string {
  return path === '' ? state.search : '';
}

function chips(
  context: Context,
  { items: all, total }: ValueView & { readonly kind: 'chips' },
  place: string,
): TemplateResult {
  if (total === 0) return html`<span class="quiet">${valueWords.emptyValue}</span>`;
  const { items, next } = pageOf(matchingItems(all, searchIn(context)), context.state.paged, place);
  return html`<ul class="chips">
      ${items.map((item) => html`<li class="chip">${code(item)}</li>`)}
    </ul>
    ${more(context, place, { shown: items.length, next })} ${next === 0 ? leftOut(total - all.length) : nothing}`;
}
