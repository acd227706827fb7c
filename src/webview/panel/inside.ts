/** What is inside a token: disclosures, tokens in tokens, a payload that is no claims set, more facts. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken } from '../../shared/panelView';
import type { DisclosureView } from '../../shared/tokenView';
import { checks } from './checks';
import { claims, header } from './claims';
import type { Context } from './context';
import { problem, standing } from './identity';
import { lifetime } from './lifetime';
import { code, folded, icon, section } from './pieces';
import { areInOrder } from './state/disclosed';
import type { Pointed } from './state/reduce';
import { disclosureStates, insideWords } from './state/words/insideWords';
import { valueWords } from './state/words/valueWords';

export function payload(context: Context, { payload: of }: PanelToken): TemplateResult | typeof nothing {
  if (of === undefined) return nothing;
  return section(
    context,
    { id: 'payload', title: insideWords.payload, part: 'payload', aside: html`<span class="quiet">${of.label}</span>` },
    html`${of.text === '' ? html`<p class="quiet">${valueWords.emptyText}</p>` : code(of.text, 'block')}
    ${of.truncated ? html`<p class="quiet cut">${valueWords.truncated}</p>` : nothing}`,
  );
}

export function facts(context: Context, { facts: all }: PanelToken): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return section(
    context,
    { id: 'facts', title: insideWords.facts },
    html`<ul class="reasons">
      ${all.map((fact) => html`<li>${fact}</li>`)}
    </ul>`,
  );
}

export function disclosures(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  if (token.disclosures.length === 0) return nothing;
  const byRow = areInOrder(token);
  return section(
    context,
    { id: 'disclosures', title: insideWords.disclosures, part: 'disclosure', byRow },
    byRow ? rows(context.state.pointed, token.disclosures) : tree(token.disclosures),
  );
}

/** Each is linked with its part of the token's text. */
function rows(pointed: Pointed | undefined, all: readonly DisclosureView[]): TemplateResult {
  const isPointed = (index: number): boolean => pointed?.kind === 'disclosure' && pointed.index === index;
  return html`<ul class="nest disclosed">
    ${all.map(
      (one, index) =>
        html`<li class=${isPointed(index) ? 'pointed' : ''} data-part="disclosure" data-index=${index}>
          ${disclosure(one)}
        </li>`,
    )}
  </ul>`;
}

function tree(all: readonly DisclosureView[]): TemplateResult {
  return html`<ul class="nest disclosed">
    ${all.map((one) => html`<li>${disclosure(one)}</li>`)}
  </ul>`;
}

function disclosure({ label, title, value, truncated, state, children }: DisclosureView): TemplateResult {
  const { label: words_, icon: name, tone } = disclosureStates[state];
  return html`<p class="head">
      ${icon(name, tone)}
      <span>
        ${label === '' ? nothing : html`<span class="member">${code(label)}</span>`}
        ${title === undefined ? nothing : html`<span class="title">${title}</span>`}
        <span class="state ${tone}">${words_}</span>
      </span>
    </p>
    ${value === '' ? nothing : code(value)}${truncated ? html`<span class="quiet cut">${valueWords.truncated}</span>` : nothing}
    ${children.length === 0 ? nothing : tree(children)}`;
}

/** Folded together: who wants to see one of them wants to see what is in it. */
export function nested(context: Context, { nested: all }: PanelToken): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const summary = html`<span class="title" role="heading" aria-level=${context.path === '' ? 2 : 4}
      >${insideWords.nested}</span
    >
    <span class="quiet">${all.map(({ label }) => label).join(', ')}</span>`;
  return html`<div class="region nested">
    ${folded(context, 'nested', summary, () =>
      all.map(({ label, token }, index) =>
        inner({ ...context, path: `${context.path}${String(index)}-` }, label, token),
      ),
    )}
  </div>`;
}

/** A token inside another has no text of its own to show, and nothing is done with it alone. */
function inner(context: Context, label: string, token: PanelToken): TemplateResult {
  return html`<article class="inner" aria-label=${label}>
    <p class="quiet">${label}</p>
    <h3>${token.title}</h3>
    ${standing(token, context.state.now)} ${problem(token)}
    <p class="quiet">${icon('unverified')} ${token.verification}</p>
    ${lifetime(context, token)} ${checks(context, token)} ${claims(context, token)} ${payload(context, token)}
    ${header(context, token)} ${disclosures(context, token)} ${facts(context, token)} ${nested(context, token)}
  </article>`;
}
