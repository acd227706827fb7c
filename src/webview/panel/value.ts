/** One value: text, chips, a tree. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ValueView } from '../../shared/panelView';
import type { Context } from './context';
import { code, more } from './pieces';
import { pageOf } from './state/paging';
import { holdsBeyond, matchingItems, matchingRows } from './state/search';
import { leftOutLine, valueWords } from './state/words/valueWords';

/** `place` names the value among all others of the token. */
export function valueOf(context: Context, value: ValueView, place: string): TemplateResult {
  switch (value.kind) {
    case 'chips':
      return chips(context, value, place);
    case 'array':
      return tree(context, place, {
        total: value.total,
        rows: matchingRows(
          value.items.map((item, index) => ({ index, value: item })),
          searchIn(context),
        ).map(({ index, value: item }) => ({ name: String(index), value: item })),
        left: value.total - value.items.length,
      });
    case 'object':
      return tree(context, place, {
        total: value.total,
        rows: matchingRows(value.members, searchIn(context)),
        left: value.total - value.members.length,
      });
    default:
      return text(context, value, place);
  }
}

/** Longer texts are shown in full when a person asks. */
const longText = 300;

type TextView = Extract<ValueView, { readonly text: string }>;

function text(context: Context, { kind, text: all, truncated }: TextView, place: string): TemplateResult {
  if (all === '') return html`<span class="quiet">${valueWords.emptyText}</span>`;
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

interface Rows {
  readonly rows: readonly { readonly name: string; readonly value: ValueView }[];
  readonly total: number;
  /** How many go beyond the room of the view. */
  readonly left: number;
}

function tree(context: Context, place: string, { rows, total, left }: Rows): TemplateResult {
  if (total === 0) return html`<span class="quiet">${valueWords.emptyValue}</span>`;
  const { items, next } = pageOf(rows, context.state.paged, place);
  return html`<ul class="nest">
      ${items.map(
        ({ name, value }) =>
          html`<li><span class="member">${code(name)}</span> ${valueOf(context, value, `${place}/${name}`)}</li>`,
      )}
    </ul>
    ${more(context, place, { shown: items.length, next })} ${next === 0 ? leftOut(left) : nothing}`;
}

function chips(
  context: Context,
  { items: all, total }: ValueView & { readonly kind: 'chips' },
  place: string,
): TemplateResult {
  if (total === 0) return html`<span class="quiet">${valueWords.emptyValue}</span>`;
  const found = matchingItems(all, searchIn(context));
  const { items, next } = pageOf(found, context.state.paged, place);
  return html`<ul class="chips">
      ${items.map((item) => html`<li class="chip">${item === '' ? valueWords.emptyText : code(item)}</li>`)}
    </ul>
    ${more(context, place, { shown: items.length, next })} ${next === 0 ? leftOut(total - all.length) : nothing}`;
}

/** What goes beyond the room of a view. */
function leftOut(count: number): TemplateResult | typeof nothing {
  return count > 0 ? html`<p class="quiet cut">${leftOutLine(count)}</p>` : nothing;
}
