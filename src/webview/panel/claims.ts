/** Claims and header parameters as a table that becomes a list of cards where it is narrow. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelMember, PanelToken, SegmentKind } from '../../shared/panelMessages';
import type { Context } from './context';
import { code, folded, icon, iconButton } from './pieces';
import { matching } from './state/search';
import { relativeWords } from './state/spans';
import { hitsLine, words } from './state/words';
import { valueOf } from './value';

export function claims(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  const { state, apply } = context;
  const all = token.claims;
  if (all.length === 0) return nothing;
  // A token inside another has no search of its own.
  const isOuter = token.reference === state.view?.token?.reference && token === state.view.token;
  const shown = isOuter ? matching(all, state.search) : all;
  return html`
    <section class="members ${pointedAt(context, 'payload')}" aria-label=${words.claims}>
      <div class="line">
        <h2>${words.claims}</h2>
        ${isOuter ? html`<span class="quiet hits" role="status">${hitsLine(shown.length, all.length)}</span>` : nothing}
      </div>
      ${
        isOuter && all.length > 4
          ? html`<vscode-textfield
              type="search"
              label=${words.search}
              placeholder=${words.search}
              .value=${state.search}
              @input=${({ target }: Event) => apply({ type: 'search', search: (target as HTMLInputElement).value })}
              >${icon('search')}</vscode-textfield
            >`
          : nothing
      }
      ${shown.length === 0 ? html`<p class="quiet">${words.noHits}</p>` : table(context, token, 'claims', shown)}
    </section>
  `;
}

export function header(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  if (token.header.length === 0) return nothing;
  const names = token.header.map(({ name }) => name).join(', ');
  const summary = html`<h2>${words.header}</h2>
    <span class="quiet names">${names}</span>`;
  return html`<section class="members ${pointedAt(context, 'header')}" aria-label=${words.header}>
    ${folded(context, 'header', summary, () => table(context, token, 'header', token.header))}
  </section>`;
}

type Area = 'claims' | 'header';

const segmentOf: Readonly<Record<Area, SegmentKind>> = { claims: 'payload', header: 'header' };

function table(context: Context, token: PanelToken, area: Area, members: readonly PanelMember[]): TemplateResult {
  return html`<div class="table" role="table" aria-label=${area === 'claims' ? words.claims : words.header}>
    <div class="heads" role="row">
      ${[words.name, words.value, words.meaning].map((head) => html`<span role="columnheader">${head}</span>`)}
    </div>
    ${members.map((member, index) => row(context, token, area, member, index))}
  </div>`;
}

function row(context: Context, token: PanelToken, area: Area, member: PanelMember, index: number): TemplateResult {
  const { state, apply } = context;
  const kind = segmentOf[area];
  const { name } = member;
  const isPointed = state.pointed?.kind === kind && state.pointed.member === name;
  const point = (pointed: boolean) => () =>
    apply({ type: 'point', pointed: pointed ? { kind, member: name } : undefined });
  return html`<div
    class="row ${isPointed ? 'pointed' : ''}"
    role="row"
    @mouseenter=${point(true)}
    @mouseleave=${point(false)}
    @focusin=${point(true)}
    @focusout=${point(false)}
  >
    <div class="name" role="rowheader">
      ${code(name)} ${member.title === undefined ? nothing : html`<span class="title">${member.title}</span>`}
    </div>
    <div class="value" role="cell">
      ${valueOf(context, member.value, `${token.reference} ${area} ${String(index)}`)} ${instant(member, state.now)}
      ${token.reference === '' || token !== state.view?.token ? nothing : copyButton(context, token, area, name)}
    </div>
    <div class="meaning" role="cell">${meaning(member)}</div>
  </div>`;
}

function copyButton({ post }: Context, { reference }: PanelToken, area: Area, name: string): TemplateResult {
  return iconButton('copy', `${words.copy} ${name}`, () => post({ type: 'copy-member', reference, area, name }));
}

function instant({ instant: view }: PanelMember, now: number): TemplateResult | typeof nothing {
  if (view === undefined) return nothing;
  const at = Date.parse(view.iso);
  return html`<p class="instant">
    <span>${view.local}</span> <span class="quiet">${Number.isNaN(at) ? view.relative : relativeWords(at, now)}</span>
    ${view.local === view.utc ? nothing : html`<span class="quiet">${view.utc}</span>`}
  </p>`;
}

function meaning({ meaning: text, explained, source, duplicate }: PanelMember): TemplateResult {
  return html`${duplicate ? html`<p class="problem">${icon('warning', 'attention')} <span>${words.duplicate}</span></p>` : nothing}
  ${explained === undefined ? nothing : html`<p>${explained}</p>`}
  ${text === undefined ? nothing : html`<p class="quiet">${text}</p>`}
  ${source === undefined ? nothing : html`<p class="quiet source">${source}</p>`}`;
}

function pointedAt({ state }: Context, kind: SegmentKind): string {
  return state.pointed?.kind === kind && state.pointed.member === undefined ? 'pointed' : '';
}
