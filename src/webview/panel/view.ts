/** The panel as a template of its state: the most important thing first. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { PanelSession, PanelToken, PanelView } from '../../shared/panelMessages';
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
import { words } from './state/words';
import { toolbar } from './toolbar';
import { verdict } from './verdict';

export function panelTemplate(context: Context): TemplateResult {
  const { view } = context.state;
  if (view === undefined) return html`<p class="quiet">${words.loading}</p>`;
  return view.token === undefined ? empty(context, view) : shown(context, view, view.token);
}

function empty(context: Context, view: PanelView): TemplateResult {
  return html`
    <h1>${words.emptyTitle}</h1>
    <p>${words.empty}</p>
    ${restricted(view)} ${box(context)} ${view.session === undefined ? nothing : session(view.session)}
    ${toolbar(context, view)}
  `;
}

function shown(context: Context, view: PanelView, token: PanelToken): TemplateResult {
  const { state } = context;
  return html`
    ${identity(context, view, token)} ${verdict(token, state.now)} ${toolbar(context, view)} ${restricted(view)}
    ${view.session === undefined ? nothing : session(view.session)}
    ${view.comparison === undefined ? details(context, token) : comparison(context, view.comparison)}
    ${pasteBox(context)}
  `;
}

/** Each is made anew only when what it shows has changed: a clock that ticks must not touch five thousand claims. */
function details(context: Context, token: PanelToken): TemplateResult {
  const { view, search, open, paged, pointed, raw, now } = context.state;
  const minute = Math.floor(now / 60_000);
  return html`
    ${lifetime(token, now)} ${guard([view, open], () => checks(context, token))}
    ${guard([view], () => [facts(token), payload(token)])}
    ${guard([view, search, paged, pointed, minute], () => claims(context, token))}
    ${guard([view], () => disclosures(token))}
    ${guard([view, open, paged, pointed, minute], () => header(context, token))}
    ${guard([view, open, paged, minute], () => nested(context, token))}
    ${guard([view, pointed, raw], () => segments(context, token))}
  `;
}

function restricted({ restricted: is }: PanelView): TemplateResult | typeof nothing {
  return is ? html`<p class="quiet">${icon('workspace-untrusted')} ${words.restricted}</p>` : nothing;
}

function session({ profile, account, scopes, standing, tone }: PanelSession): TemplateResult {
  return html`<section class="session" aria-label=${words.session}>
    <p>
      ${icon('key')} <strong><bdi>${account}</bdi></strong> <span class="quiet"><bdi>${profile}</bdi></span>
    </p>
    <p class=${tone}>${standing}</p>
    ${
      scopes.length === 0
        ? nothing
        : html`<ul class="chips" aria-label=${words.scopes}>
            ${scopes.map((scope) => html`<li class="chip">${code(scope)}</li>`)}
          </ul>`
    }
  </section>`;
}
