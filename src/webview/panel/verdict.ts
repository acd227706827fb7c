/** Whether anybody vouches for the token, and who: what is decoded only says so. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken } from '../../shared/panelMessages';
import { icon } from './pieces';
import { relativeWords } from './state/spans';
import { verdicts, words } from './state/words';

export function verdict({ verdict: view, verification }: PanelToken, now: number): TemplateResult {
  if (view === undefined) {
    return html`
      <section class="verdict" aria-label=${words.notVerified}>
        <p class="headline">${icon('unverified')} <strong>${words.notVerified}</strong></p>
        <p class="quiet">${verification}</p>
      </section>
    `;
  }
  const { label, icon: name } = verdicts[view.status];
  const checkedAt = view.checkedAt === undefined ? undefined : Date.parse(view.checkedAt.iso);
  return html`
    <section class="verdict ${view.tone}" aria-label=${label}>
      <p class="headline" role="status">${icon(name, view.tone)} <strong>${view.headline}</strong></p>
      ${view.provenance === undefined ? nothing : html`<p class="quiet">${view.provenance}</p>`}
      ${view.notes.map((note) => html`<p class="quiet">${note}</p>`)}
      ${checkedAt === undefined ? nothing : html`<p class="quiet">${words.checkedAt} ${relativeWords(checkedAt, now)}</p>`}
    </section>
  `;
}
