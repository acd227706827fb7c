/** Two tokens, member by member: what differs first. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedToken, ComparisonRow, ComparisonView, PanelView } from '../../shared/panelView';
import type { InstantView } from '../../shared/tokenView';
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

function row(compared: ComparisonRow): TemplateResult {
  const { area, name, state, left, right, leftInstant, rightInstant, difference } = compared;
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
        ? html`<div class="cell">${instant(leftInstant)} ${code(left ?? '')}</div>`
        : html`<div class="sides">
            ${cell(comparisonWords.left, left, leftInstant)} ${cell(comparisonWords.right, right, rightInstant)}
          </div>`
    }
    ${difference === undefined ? nothing : html`<p class="difference">${icon('info')} <span>${difference}</span></p>`}
  </li>`;
}

function cell(side: string, text: string | undefined, date: InstantView | undefined): TemplateResult {
  return html`<div class="cell">
    <span class="quiet">${side}</span>
    ${instant(date)} ${text === undefined ? html`<span class="quiet">${comparisonWords.absent}</span>` : code(text)}
  </div>`;
}

/** As in the table of claims, without what counts: a comparison stands as it was made. */
function instant(view: InstantView | undefined): TemplateResult | typeof nothing {
  if (view === undefined) return nothing;
  return html`<p class="instant">
    <time datetime=${view.iso}>${view.local}</time>
    ${view.local === view.utc ? nothing : html`<span class="quiet utc">${view.utc}</span>`}
  </p>`;
}
