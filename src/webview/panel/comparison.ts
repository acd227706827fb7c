/** Two tokens, member by member: what differs first. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedToken, ComparisonRow, ComparisonView } from '../../shared/panelMessages';
import type { Context } from './context';
import { code, folded, icon } from './pieces';
import { rowStates, sameLine, words } from './state/words';

export function comparison(context: Context, { left, right, rows }: ComparisonView): TemplateResult {
  const different = rows.filter(({ state }) => state !== 'same');
  const same = rows.filter(({ state }) => state === 'same');
  return html`
    <section class="comparison" aria-labelledby="comparison">
      <h2 id="comparison">${words.comparison}</h2>
      <div class="sides">${side('Left', left)} ${side('Right', right)}</div>
      ${different.length === 0 ? html`<p>They hold the same claims and the same header.</p>` : rowList(different)}
      ${same.length === 0 ? nothing : folded(context, 'same', sameLine(same.length), () => rowList(same))}
    </section>
  `;
}

function side(name: string, { title, place }: ComparedToken): TemplateResult {
  return html`<p>
    <span class="quiet">${name}</span> <strong>${title}</strong>
    ${place === undefined ? nothing : html`<span class="quiet"><bdi>${place}</bdi></span>`}
  </p>`;
}

function rowList(rows: readonly ComparisonRow[]): TemplateResult {
  return html`<ul class="plain">
    ${rows.map(
      ({ area, name, state, left, right, difference }) =>
        html`<li class="compared ${state}">
          <p class="head">
            ${icon(rowStates[state].icon)} ${code(name)}
            <span class="quiet">${rowStates[state].label}${area === 'header' ? ', header' : ''}</span>
          </p>
          <div class="sides">${cell('Left', left)} ${state === 'same' ? nothing : cell('Right', right)}</div>
          ${difference === undefined ? nothing : html`<p class="quiet">${difference}</p>`}
        </li>`,
    )}
  </ul>`;
}

function cell(side: string, text: string | undefined): TemplateResult {
  return html`<div>
    <span class="heard">${side}:</span> ${text === undefined ? html`<span class="quiet">–</span>` : code(text)}
  </div>`;
}
