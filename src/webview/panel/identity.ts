/** What the token is, whose, from where, and how its life stands: the first thing seen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken, PanelView } from '../../shared/panelMessages';
import type { Context } from './context';
import { actButton, folded, icon } from './pieces';
import { type Standing, standingOf, type StandingState } from './state/standing';
import { confidences, sources, words } from './state/words';

export function identity(context: Context, view: PanelView, token: PanelToken): TemplateResult {
  return html`
    <section class="identity" aria-labelledby="title">
      <div class="line">
        <h1 id="title">${token.title}</h1>
        ${pin(context, view)}
      </div>
      ${owner(token)}
      <p class="quiet place">
        ${view.place === undefined ? sources[view.source] : html`${sources[view.source]}: <bdi>${view.place}</bdi>`}
      </p>
      ${standing(standingOf(token.scale, context.state.now))}
      ${token.problem === undefined ? nothing : html`<p class="problem">${icon('error', 'bad')} <span>${token.problem}</span></p>`}
      ${why(context, token)}
    </section>
  `;
}

function pin(context: Context, { acts }: PanelView): TemplateResult | typeof nothing {
  const act = (['pin', 'unpin'] as const).find((each) => acts.includes(each));
  return act === undefined ? nothing : actButton(context, act);
}

function owner({ provider, issuer }: PanelToken): TemplateResult | typeof nothing {
  const parts = [provider, issuer].filter((part) => part !== undefined);
  if (parts.length === 0) return nothing;
  return html`<p class="owner">${parts.map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}</p>`;
}

const standingIcons: Readonly<Record<StandingState, readonly [name: string, tone: string]>> = {
  unbounded: ['warning', 'attention'],
  notYetValid: ['clock', 'attention'],
  active: ['circle-filled', 'good'],
  expiring: ['clock', 'attention'],
  expired: ['circle-slash', 'bad'],
};

/** The pill and what a screen reader hears; the words count down, the announcement changes with the state only. */
function standing(of: Standing | undefined): TemplateResult | typeof nothing {
  if (of === undefined) return nothing;
  const [name, tone] = standingIcons[of.state];
  return html`
    <p class="pill ${tone}">
      ${icon(name)}
      <strong>${of.name}</strong>${of.text === '' ? nothing : html`<span class="time" role="timer">${of.text}</span>`}
    </p>
    <p class="heard" role="status">${of.spoken}</p>
  `;
}

function why(context: Context, { confidence, reasons }: PanelToken): TemplateResult | typeof nothing {
  if (reasons.length === 0) return nothing;
  return folded(
    context,
    'why',
    html`${words.why} (${confidences[confidence]})`,
    () =>
      html`<ul class="plain">
        ${reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>`,
  );
}
