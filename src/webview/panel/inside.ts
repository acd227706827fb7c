/** What is inside a token: disclosures, tokens in tokens, a payload that is no claims set, more facts. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken } from '../../shared/panelMessages';
import type { DisclosureView } from '../../shared/tokenView';
import { checks } from './checks';
import { claims, header } from './claims';
import type { Context } from './context';
import { code, folded } from './pieces';
import { standingOf } from './state/standing';
import { disclosureStates, words } from './state/words';

export function payload({ payload: of }: PanelToken): TemplateResult | typeof nothing {
  if (of === undefined) return nothing;
  return html`<section aria-labelledby="payload">
    <h2 id="payload">${words.payload}</h2>
    <p class="quiet">${of.label}</p>
    ${of.text === '' ? nothing : html`<pre class="payload" tabindex="0">${of.text}</pre>`}
    ${of.truncated ? html`<p class="quiet">${words.truncated}</p>` : nothing}
  </section>`;
}

export function facts({ facts: all }: PanelToken): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<section aria-label=${words.facts}>
    <ul class="plain">
      ${all.map((fact) => html`<li>${fact}</li>`)}
    </ul>
  </section>`;
}

export function disclosures({ disclosures: all }: PanelToken): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<section aria-label=${words.disclosures}>
    <h2>${words.disclosures}</h2>
    ${tree(all)}
  </section>`;
}

function tree(all: readonly DisclosureView[]): TemplateResult {
  return html`<ul class="nest">
    ${all.map(
      ({ label, title, value, truncated, state, children }) =>
        html`<li>
          ${label === '' ? nothing : html`<span class="member">${code(label)}</span> `}${title === undefined ? nothing : html`<span class="title">${title}</span> `}${code(value)}${truncated ? '…' : nothing}
          <span class="quiet">${disclosureStates[state]}</span>
          ${children.length === 0 ? nothing : tree(children)}
        </li>`,
    )}
  </ul>`;
}

/** Folded together: who wants to see one of them wants to see what is in it. */
export function nested(context: Context, { nested: all }: PanelToken): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const summary = html`<h2>${all.map(({ label }) => label).join(', ')}</h2>`;
  return html`<section aria-label="Tokens inside">
    ${folded(context, 'nested', summary, () => all.map(({ label, token }) => inner(context, label, token)))}
  </section>`;
}

function inner(context: Context, label: string, token: PanelToken): TemplateResult {
  const standing = standingOf(token.scale, context.state.now);
  return html`<article class="inner" aria-label=${label}>
    <h3>${token.title}</h3>
    <p class="quiet">
      ${standing === undefined ? nothing : html`<strong>${standing.name}</strong> ${standing.text}. `}${token.verification}
    </p>
    ${innerChecks(context, token)} ${payload(token)} ${claims(context, token)} ${header(context, token)}
    ${disclosures(token)} ${facts(token)} ${token.nested.map((each) => inner(context, each.label, each.token))}
  </article>`;
}

/** What passed in a token inside another is of no interest. */
function innerChecks(context: Context, token: PanelToken): unknown {
  const open = token.checks.filter(({ state }) => state !== 'passed');
  return open.length === 0 ? nothing : checks(context, { ...token, checks: open });
}
