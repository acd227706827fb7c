/** One value: text, chips, a tree. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ValueView } from '../../shared/panelMessages';
import type { Context } from './context';
import { code } from './pieces';
import { moreItems, shownOf } from './state/reduce';
import { matchingItems } from './state/search';
import { leftOutLine, moreLine, words } from './state/words';

/** `place` names the value among all others of the token. */
export function valueOf(context: Context, value: ValueView, place: string): TemplateResult {
  switch (value.kind) {
    case 'chips':
      return chips(context, value, place);
    case 'array':
      return html`<ol class="nest">
        ${value.items.map((item, index) => html`<li>${valueOf(context, item, `${place}[${String(index)}]`)}</li>`)}
        ${leftOut(value.total - value.items.length, 'li')}
      </ol>`;
    case 'object':
      return object(context, value, place);
    default:
      return html`${value.text === '' ? html`<span class="quiet">${words.emptyValue}</span>` : code(value.text, value.kind)}${
        value.truncated ? html`<span class="quiet cut">… ${words.truncated}</span>` : nothing
      }`;
  }
}

function object(context: Context, value: ValueView & { readonly kind: 'object' }, place: string): TemplateResult {
  const rows = value.members.map(
    ({ name, value: inner }) =>
      html`<li><span class="member">${code(name)}:</span> ${valueOf(context, inner, `${place}.${name}`)}</li>`,
  );
  const left = value.total - value.members.length;
  if (rows.length === 0) return html`<span class="quiet">${words.emptyValue}</span>`;
  return html`<ul class="nest">
    ${rows} ${leftOut(left, 'li')}
  </ul>`;
}

function chips(context: Context, value: ValueView & { readonly kind: 'chips' }, place: string): TemplateResult {
  const items = matchingItems(value.items, context.state.search);
  if (items.length === 0) return html`<span class="quiet">${words.emptyValue}</span>`;
  const shown = items.slice(0, shownOf(context.state, place));
  const left = items.length - shown.length;
  return html`<ul class="chips">
      ${shown.map((item) => html`<li class="chip">${code(item)}</li>`)}
    </ul>
    ${left > 0 ? more(context, place, left) : leftOut(value.total - value.items.length, 'p')}`;
}

function more({ apply }: Context, place: string, left: number): TemplateResult {
  const next = Math.min(moreItems, left);
  return html`<button type="button" class="link" @click=${() => apply({ type: 'more', list: place })}>
    ${moreLine(next, left)}
  </button>`;
}

function leftOut(count: number, element: 'li' | 'p'): TemplateResult | typeof nothing {
  if (count <= 0) return nothing;
  const line = leftOutLine(count);
  return element === 'li' ? html`<li class="quiet">${line}</li>` : html`<p class="quiet">${line}</p>`;
}
