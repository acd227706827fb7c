/** Whether anybody vouches for the token, and who: what is decoded only says so. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken } from '../../shared/panelView';
import type { VerdictView } from '../../shared/tokenView';
import { compared } from './checks';
import type { Context } from './context';
import { instant } from './instant';
import { folded, icon } from './pieces';
import { relativeWords } from './state/spans';
import { type VerdictParts, verdictParts } from './state/verdictParts';
import { moreReasons, notVerified, verdicts, verdictWords } from './state/words/verdictWords';

export function verdict(context: Context, token: PanelToken): TemplateResult {
  const { state } = context;
  const { verdict: view } = token;
  // One element in every state, so that a screen reader hears the verdict when it comes.
  const status = view?.status ?? 'none';
  const parts = verdictParts(token);
  const { icon: name, tone } = view === undefined ? notVerified : verdicts[view.status];
  return html`<section
    class="verdict ${status} ${state.pointed?.kind === 'signature' ? 'pointed' : ''}"
    aria-label=${verdictWords.verdict}
    data-part="signature"
  >
    <p class="headline" role="status">${icon(name, tone)} <strong>${parts.headline}</strong></p>
    ${parts.sentences.map((sentence) => html`<p>${sentence}</p>`)} ${reasons(parts)}
    ${parts.failed.map((title) => html`<p class="head">${icon('error', 'bad')} <span>${verdictWords.failed}: ${title}</span></p>`)}
    ${checked(view, state.now)} ${why(context, parts)}
  </section>`;
}

function reasons({ reasons: all, more }: VerdictParts): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<ul class="plain reasons-why">
      ${all.map(
        ({ sentence, expected, found, difference }) =>
          html`<li>
            ${sentence === undefined ? nothing : html`<p class="head">${icon('error', 'bad')} <span>${sentence}</span></p>`}
            ${expected === undefined && found === undefined ? nothing : compared(expected, found)}
            ${difference === undefined ? nothing : html`<p><strong>${difference}</strong></p>`}
          </li>`,
      )}
    </ul>
    ${more === 0 ? nothing : html`<p class="quiet">${moreReasons(more)}</p>`}`;
}

function checked(view: VerdictView | undefined, now: number): TemplateResult | typeof nothing {
  const at = view?.checkedAt;
  if (at === undefined) return nothing;
  return html`<p class="instant">
    <span class="quiet">${verdictWords.checkedAt}</span> ${instant(at, relativeWords(Date.parse(at.iso), now))}
  </p>`;
}

/** Paths, addresses and thumbprints are for those who ask. */
function why(context: Context, { why: all }: VerdictParts): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return folded(context, 'verdict', html`${verdictWords.why} <span class="heard">${verdictWords.whyHeard}</span>`, () =>
    all.map((text) => html`<p class="quiet">${text}</p>`),
  );
}
