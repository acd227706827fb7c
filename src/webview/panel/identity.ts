/** What the token is, whose, from where, and how its life stands: the first thing seen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken, PanelView } from '../../shared/panelView';
import type { Context } from './context';
import { folded, icon } from './pieces';
import { standingOf, type StandingState } from './state/standing';
import { confidences, identityWords, sources } from './state/words/identityWords';

export function identity(context: Context, view: PanelView, token: PanelToken): TemplateResult {
  return html`
    <section class="identity" aria-labelledby="title">
      <h1 id="title" tabindex="-1">${token.title}</h1>
      ${owner(token)} ${place(view)} ${standing(token, context.state.now)}
      <p class="heard" role="status">${context.state.spoken}</p>
      ${problem(token)} ${why(context, token)}
    </section>
  `;
}

function owner({ provider, issuer }: PanelToken): TemplateResult | typeof nothing {
  if (provider === undefined && issuer === undefined) return nothing;
  return html`<p class="owner">
    ${provider === undefined ? nothing : html`<bdi class="provider">${provider}</bdi>`}
    ${issuer === undefined ? nothing : html`<bdi class="issuer" translate="no">${issuer}</bdi>`}
  </p>`;
}

function place({ place: where, source, pinned }: PanelView): TemplateResult {
  const { label, joint = ' ·', icon: name } = sources[source];
  return html`<p class="quiet place">
    ${icon(name)}
    <span>${label}${where === undefined ? nothing : html`${joint} <bdi translate="no">${where}</bdi>`}</span>
    ${pinned ? html`<span class="pinned">${icon('pinned')} ${identityWords.pinned}</span>` : nothing}
  </p>`;
}

const standingLooks: Readonly<Record<StandingState, readonly [icon: string, tone: string]>> = {
  unknown: ['dash', 'neutral'],
  unbounded: ['circle-outline', 'neutral'],
  notYetValid: ['history', 'attention'],
  active: ['clockface', 'neutral'],
  expiring: ['watch', 'attention'],
  expired: ['error', 'bad'],
};

/** A tick is for a token that somebody vouches for: of any other, what it says of its life may be made up. */
const vouched = ['pass', 'good'] as const;

/** Icon, words, and what is left: never the colour alone. */
export function standing(token: PanelToken, now: number): TemplateResult {
  const { state, name, text } = standingOf(token, now);
  const [glyph, tone] = state === 'active' && token.verdict?.status === 'valid' ? vouched : standingLooks[state];
  return html`<p class="pill ${tone} ${state}">
    ${icon(glyph)}
    <strong>${name}</strong>${text === '' ? nothing : html`<span class="time" role="timer">${text}</span>`}
  </p>`;
}

/** Of a token that cannot be read to the end. */
export function problem({ problem: text }: PanelToken): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<p class="problem">${icon('error', 'bad')} <span>${text}</span></p>`;
}

function why(context: Context, { confidence, reasons }: PanelToken): TemplateResult | typeof nothing {
  if (reasons.length === 0) return html`<p class="quiet">${confidences[confidence]}</p>`;
  return folded(
    context,
    'why',
    html`${confidences[confidence]} <span class="quiet">${identityWords.why}</span>`,
    () =>
      html`<ul class="reasons">
        ${reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>`,
  );
}
