/** Whether anybody vouches for the token, and who: what is decoded only says so. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken } from '../../shared/panelView';
import type { VerdictView } from '../../shared/tokenView';
import type { Context } from './context';
import { icon } from './pieces';
import { relativeWords } from './state/spans';
import { verdicts, verdictWords } from './state/words/verdictWords';

export function verdict({ state }: Context, { verdict: view, verification }: PanelToken): TemplateResult {
  // One element in every state, so that a screen reader hears the verdict when it comes.
  const status = view?.status ?? 'none';
  return html`<section
    class="verdict ${status} ${state.pointed?.kind === 'signature' ? 'pointed' : ''}"
    aria-label=${verdictWords.verdict}
    data-part="signature"
  >
    <p class="headline" role="status">
      ${view === undefined ? html`${icon('unverified')} <strong>${verdictWords.notVerified}</strong>` : headline(view)}
    </p>
    ${view === undefined ? html`<p class="quiet">${verification}</p>` : judged(view, verification, state.now)}
  </section>`;
}

function headline({ status, headline: text }: VerdictView): TemplateResult {
  const { label, icon: name, tone } = verdicts[status];
  return html`${icon(name, tone)}
    <strong>${text.toLowerCase().startsWith(label.toLowerCase()) ? text : `${label}: ${text}`}</strong>`;
}

/** What is decoded but undecided is not verified, and that is said. */
function judged(view: VerdictView, verification: string, now: number): TemplateResult {
  const { status, provenance, reasons, notes, checkedAt } = view;
  return html`
    ${
      reasons.length === 0
        ? nothing
        : html`<ul class="reasons">
            ${reasons.map(({ sentence }) => html`<li>${sentence}</li>`)}
          </ul>`
    }
    ${status === 'undecided' ? html`<p class="quiet">${verification}</p>` : nothing}
    ${provenance === undefined ? nothing : html`<p class="quiet">${provenance}</p>`}
    ${notes.map((note) => html`<p class="quiet">${note}</p>`)}
    ${
      checkedAt === undefined
        ? nothing
        : html`<p class="quiet" title=${checkedAt.local}>
            ${verdictWords.checkedAt} ${relativeWords(Date.parse(checkedAt.iso), now)}
          </p>`
    }
  `;
}
