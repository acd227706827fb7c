/** The panel as a template of its state: the most important thing first. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { PanelSession, PanelToken, PanelView } from '../../shared/panelView';
import { checks } from './checks';
import { claims, header } from './claims';
import { comparison } from './comparison';
import type { Context } from './context';
import { identity } from './identity';
import { disclosures, facts, nested, payload } from './inside';
import { lifetime } from './lifetime';
import { box, pasteBox } from './pasteBox';
import { code, icon } from './pieces';
import { segments } from './segments';
import { standingOf } from './state/standing';
import { pageWords } from './state/words/pageWords';
import { toolbar } from './toolbar';
import { verdict } from './verdict';

export function panelTemplate(context: Context): TemplateResult {
  const { view } = context.state;
  if (view === undefined) return html`<p class="quiet loading">${pageWords.loading}</p>`;
  return view.token === undefined ? empty(context, view) : shown(context, view, view.token);
}

function empty(context: Context, view: PanelView): TemplateResult {
  return html`
    <div class="empty">
      <h1 tabindex="-1">${pageWords.emptyTitle}</h1>
      <p>${pageWords.empty}</p>
      <p class="hint">${icon('lightbulb')} <span>${pageWords.emptyHint}</span></p>
      ${box(context)}
    </div>
    ${session(view.session)} ${toolbar(context, view)}
  `;
}

function shown(context: Context, view: PanelView, token: PanelToken): TemplateResult {
  const { state } = context;
  return html`
    <div class="card">
      ${identity(context, view, token)} ${session(view.session)} ${verdict(context, token)} ${toolbar(context, view)}
    </div>
    ${guard([view, state.open, state.paged], () => comparison(context, view))} ${lifetime(context, token)}
    ${guard([view, state.open, standingOf(token, state.now).state], () => checks(context, token))}
    ${claims(context, token)} ${payload(context, token)} ${disclosures(context, token)} ${header(context, token)}
    ${nested(context, token)} ${facts(context, token)}
    ${guard([view, state.pointed, state.raw], () => segments(context, token))} ${pasteBox(context)}
  `;
}

const sessionIcons: Readonly<Record<PanelSession['tone'], string>> = {
  neutral: 'info',
  good: 'pass',
  attention: 'warning',
  bad: 'error',
};

function session(view: PanelSession | undefined): TemplateResult | typeof nothing {
  if (view === undefined) return nothing;
  const { profile, account, scopes, standing, tone } = view;
  return html`<section class="session" aria-label=${pageWords.session}>
    <p class="head">
      ${icon('account')}
      <span
        ><bdi translate="no">${account}</bdi> <span class="quiet"><bdi translate="no">${profile}</bdi></span></span
      >
    </p>
    <p class="head">${icon(sessionIcons[tone], tone)} <span>${standing}</span></p>
    ${
      scopes.length === 0
        ? nothing
        : html`<ul class="chips" aria-label=${pageWords.scopes}>
            ${scopes.map((scope) => html`<li class="chip">${code(scope)}</li>`)}
          </ul>`
    }
  </section>`;
}
