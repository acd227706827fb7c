/** Objects and arrays as trees: each part folds, and each can be copied by itself. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ValueView } from '../../shared/panelView';
import { rove } from '../buttons';
import type { Context } from './context';
import { code, icon, iconButton, more } from './pieces';
import { isFoldable, isOpenAtFirst } from './state/folding';
import { pageOf } from './state/paging';
import { matchingRows } from './state/search';
import { copyLabel } from './state/words/claimWords';
import { countLine, leftOutLine, valueWords } from './state/words/valueWords';

/** Where a value stands. */
export interface Spot {
  /** Names it among all others of the page. */
  readonly place: string;
  /** The names that lead there, from that of the claim on. */
  readonly names: readonly string[];
  /** The places in arrays and objects that lead there from the value of the claim. */
  readonly path: readonly number[];
  /** Copies the part at a path; undefined for a token inside another, with which nothing is done alone. */
  readonly copy: ((path: readonly number[]) => void) | undefined;
}

/** How a value without parts of its own is shown; it is given, since it shows trees itself. */
export type Leaf = (context: Context, value: ValueView, spot: Spot) => unknown;

/** A value of many parts below its own line, which folds it. The whole is one stop of the tab key. */
export function tree(context: Context, value: ValueView, spot: Spot, leaf: Leaf): TemplateResult {
  return html`<div class="tree" @keydown=${rove}>${foldable(context, value, spot, leaf)}</div>`;
}

function foldable(context: Context, value: ValueView, spot: Spot, leaf: Leaf): TemplateResult {
  const isOpen = isOpenAt(context, value, spot);
  return html`${foldButton(context, value, { spot, isOpen })} ${isOpen ? parts(context, value, spot, leaf) : nothing}`;
}

function isOpenAt({ state, path }: Context, value: ValueView, { place, path: { length: level } }: Spot): boolean {
  return state.folds.get(place) ?? isOpenAtFirst(value, level, path === '' ? state.search : '');
}

interface Fold {
  readonly spot: Spot;
  readonly isOpen: boolean;
}

/** As in trees of the editor, the arrow keys open and fold too. */
function foldButton({ apply }: Context, value: ValueView, { spot, isOpen }: Fold): TemplateResult {
  const { place, names, path } = spot;
  const toggle = (): void => apply({ type: 'fold', place, open: !isOpen });
  return html`<button
    type="button"
    class="fold"
    aria-expanded=${isOpen}
    data-stop
    tabindex="-1"
    @click=${toggle}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== (isOpen ? 'ArrowLeft' : 'ArrowRight')) return;
      event.stopPropagation();
      event.preventDefault();
      toggle();
    }}
  >
    ${icon(isOpen ? 'chevron-down' : 'chevron-right')}
    <span
      >${path.length === 0 ? nothing : code(names.at(-1) ?? '')} <span class="quiet">${countLine(value)}</span></span
    >
  </button>`;
}

function parts(context: Context, value: ValueView, spot: Spot, leaf: Leaf): unknown {
  if (value.kind !== 'object' && value.kind !== 'array') return leaf(context, value, spot);
  const search = context.path === '' ? context.state.search : '';
  const all =
    value.kind === 'object'
      ? value.members.map((member, index) => ({ ...member, index }))
      : value.items.map((item, index) => ({ value: item, index }));
  const { items, next } = pageOf(matchingRows<Row>(all, search), context.state.paged, spot.place);
  return html`<ul class="nest">
      ${items.map((row) => node(context, row, spot, leaf))}
    </ul>
    ${more(context, spot.place, { shown: items.length, next })}
    ${next === 0 ? leftOut(value.total - all.length) : nothing}`;
}

interface Row {
  /** Undefined for an item of an array. */
  readonly name?: string;
  readonly value: ValueView;
  readonly index: number;
}

function node(context: Context, { name, value, index }: Row, parent: Spot, leaf: Leaf): TemplateResult {
  const shown = name ?? String(index);
  const spot: Spot = {
    place: `${parent.place}/${String(index)}`,
    names: [...parent.names, shown === '' ? valueWords.emptyName : shown],
    path: [...parent.path, index],
    copy: parent.copy,
  };
  const folds = isFoldable(value);
  const isOpen = folds && isOpenAt(context, value, spot);
  return html`<li class="node">
    ${
      folds
        ? foldButton(context, value, { spot, isOpen })
        : html`<div class="leaf">
            <span class="member">${code(spot.names.at(-1) ?? '')}</span> ${leaf(context, value, spot)}
          </div>`
    }
    ${copyButton(spot)} ${isOpen ? html`<div class="below">${parts(context, value, spot, leaf)}</div>` : nothing}
  </li>`;
}

function copyButton({ copy, names, path }: Spot): TemplateResult | typeof nothing {
  if (copy === undefined) return nothing;
  return iconButton({ icon: 'copy', label: copyLabel(names.join(' › ')), press: () => copy(path), stop: 'later' });
}

/** What goes beyond the room of a view. */
export function leftOut(count: number): TemplateResult | typeof nothing {
  return count > 0 ? html`<p class="quiet cut">${leftOutLine(count)}</p>` : nothing;
}
