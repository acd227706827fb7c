/** Two tokens, member by member: what differs first. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedToken, ComparisonRow, ComparisonView, PanelView } from '../../shared/panelView';
import type { Context } from './context';
import { code, folded, icon, more, postAct, section } from './pieces';
import { firstMembers, pageOf } from './state/paging';
import { comparisonWords, differentLine, rowStates, sameLine } from './state/words/comparisonWords';

export function comparison(context: Context, { comparison: view, acts }: PanelView): TemplateResult | typeof nothing {
  if (view === undefined) return nothing;
  const different = view.rows.filter(({ state }) => state !== 'same');
  const same = view.rows.filter(({ state }) => state === 'same');
  const end = (): void => postAct(context, 'end-comparison');
  return section(
    context,
    {
      id: 'comparison',
      title: comparisonWords.comparison,
      aside: html`<span class="quiet">${differentLine(different.length)}</span>`,
    },
    html`${acts.includes('end-comparison') ? html`<vscode-button secondary @click=${end}>${icon('close')} ${comparisonWords.endComparison}</vscode-button>` : nothing}
    ${sides(view)}
    ${different.length === 0 ? html`<p>${comparisonWords.noDifference}</p>` : rows(context, different, 'different')}
    ${same.length === 0 ? nothing : folded(context, 'same', html`${icon('check')} ${sameLine(same.length)}`, () => rows(context, same, 'same'))}`,
  );
}

function sides({ left, right }: ComparisonView): TemplateResult {
  return html`<div class="sides">${side(comparisonWords.left, left)} ${side(comparisonWords.right, right)}</div>`;
}

function side(name: string, { title, place }: ComparedToken): TemplateResult {
  return html`<p>
    <span class="quiet">${name}</span> <strong>${title}</strong>
    ${place === undefined ? nothing : html`<bdi class="quiet" translate="no">${place}</bdi>`}
    <span class="head">${icon('unverified')} <span>${comparisonWords.notVerified}</span></span>
  </p>`;
}

function rows(context: Context, all: readonly ComparisonRow[], list: string): TemplateResult {
  const { items, next } = pageOf(all, context.state.paged, list, firstMembers);
  return html`<ul class="plain">
      ${items.map(row)}
    </ul>
    ${more(context, list, { shown: items.length, next })}`;
}

function row({ area, name, state, left, right, difference }: ComparisonRow): TemplateResult {
  const { label, icon: glyph } = rowStates[state];
  return html`<li class="compared ${state}">
    <p class="head">
      ${icon(glyph)}
      <span>
        ${code(name)}
        <span class="state">${label}</span>
        ${area === 'header' ? html`<span class="quiet">${comparisonWords.inHeader}</span>` : nothing}
      </span>
    </p>
    ${
      state === 'same'
        ? html`<p class="cell">${code(left ?? '')}</p>`
        : html`<div class="sides">${cell(comparisonWords.left, left)} ${cell(comparisonWords.right, right)}</div>`
    }
    ${difference === undefined ? nothing : html`<p class="difference">${icon('info')} <span>${difference}</span></p>`}
  </li>`;
}

function cell(side: string, text: string | undefined): TemplateResult {
  return html`<div class="cell">
    <span class="quiet">${side}</span>
    ${text === undefined ? html`<span class="quiet">${comparisonWords.absent}</span>` : code(text)}
  </div>`;
}
