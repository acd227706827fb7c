/** Claims and header parameters as a table that becomes a list of cards where it is narrow. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { PanelMember, PanelToken, SegmentKind } from '../../shared/panelView';
import type { Context } from './context';
import { instant } from './instant';
import { code, folded, icon, iconButton, more, section } from './pieces';
import { firstMembers, pageOf } from './state/paging';
import { matching } from './state/search';
import { relativeWords } from './state/spans';
import { claimWords, copyLabel, hitsLine, memberNames } from './state/words/claimWords';
import { valueOf } from './value';

export function claims(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  const { state, path } = context;
  const all = token.claims;
  if (all.length === 0) return nothing;
  // A token inside another has no search of its own.
  const shown = path === '' ? matching(all, state.search) : all;
  const hits = html`<span class="quiet hits" role="status">${hitsLine(shown.length, all.length)}</span>`;
  return section(
    context,
    { id: 'claims', title: claimWords.claims, part: 'payload', aside: hits },
    html`${path === '' ? searchBox(context) : nothing}
    ${shown.length === 0 ? nothing : table(context, token, { area: 'claims', members: shown })}`,
  );
}

function searchBox({ state, apply }: Context): TemplateResult {
  const onInput = ({ target }: Event): void => apply({ type: 'search', search: (target as HTMLInputElement).value });
  return html`<vscode-textfield
    class="search"
    type="search"
    .label=${claimWords.search}
    placeholder=${claimWords.search}
    autocomplete="off"
    .value=${state.search}
    @input=${onInput}
    ><span slot="content-before">${icon('search')}</span></vscode-textfield
  >`;
}

export function header(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  if (token.header.length === 0) return nothing;
  const { pointed } = context.state;
  const isPointed = context.path === '' && pointed?.kind === 'header' && pointed.member === undefined;
  const summary = html`<span class="title" role="heading" aria-level=${context.path === '' ? 2 : 4}
      >${claimWords.header}</span
    >
    <span class="quiet">${memberNames(token.header)}</span>`;
  return html`<div
    class="region header ${isPointed ? 'pointed' : ''}"
    data-part=${context.path === '' ? 'header' : nothing}
  >
    ${folded(context, 'header', summary, () => table(context, token, { area: 'header', members: token.header }))}
  </div>`;
}

interface Table {
  readonly area: 'claims' | 'header';
  readonly members: readonly PanelMember[];
}

const segmentOf: Readonly<Record<Table['area'], SegmentKind>> = { claims: 'payload', header: 'header' };

function table(context: Context, token: PanelToken, { area, members }: Table): TemplateResult {
  const list = `${context.path}${area}`;
  const { items, next } = pageOf(members, context.state.paged, list, firstMembers);
  const heads = [area === 'claims' ? claimWords.claim : claimWords.parameter, claimWords.value, claimWords.meaning];
  const label = area === 'claims' ? claimWords.claims : claimWords.header;
  return html`<div class="table" role="table" aria-label=${label} aria-rowcount=${members.length + 1}>
      <div class="heads" role="row" aria-rowindex="1">
        ${heads.map((head) => html`<span role="columnheader">${head}</span>`)}
        <span role="columnheader"><span class="heard">${claimWords.copy}</span></span>
      </div>
      ${items.map((member, index) => guardedRow(context, token, { area, member, list, rowIndex: index + 2 }))}
    </div>
    ${more(context, list, { shown: items.length, next })}`;
}

interface Row {
  readonly area: Table['area'];
  readonly member: PanelMember;
  readonly list: string;
  /** Among all rows of the table, shown or not; that of the heads is 1. */
  readonly rowIndex: number;
}

/** Made anew only when what it shows has changed: a clock that ticks must not touch five thousand group ids. */
function guardedRow(context: Context, token: PanelToken, row: Row): unknown {
  const { search, paged, folds, pointed, now } = context.state;
  const kind = segmentOf[row.area];
  const isPointed = context.path === '' && pointed?.kind === kind && pointed.member === row.member.name;
  const relative = row.member.instant && relativeWords(Date.parse(row.member.instant.iso), now);
  return guard([row.member, row.rowIndex, token.reference, search, paged, folds, isPointed, relative], () =>
    rowOf(context, token, { ...row, kind, isPointed, relative }),
  );
}

interface RowLooks extends Row {
  readonly kind: SegmentKind;
  readonly isPointed: boolean;
  readonly relative: string | undefined;
}

function rowOf(context: Context, token: PanelToken, row: RowLooks): TemplateResult {
  const { area, member, list, rowIndex, kind, isPointed, relative } = row;
  const { name, title, value } = member;
  const outer = context.path === '';
  const copy = outer ? copier(context, token, { area, member }) : undefined;
  // Names may stand in a token twice.
  const spot = { place: `${list}/${String(rowIndex)}`, names: [name], path: [], copy };
  return html`<div
    class="row ${isPointed ? 'pointed' : ''}"
    role="row"
    aria-rowindex=${rowIndex}
    data-part=${outer ? kind : nothing}
    data-member=${outer ? name : nothing}
  >
    <div class="name" role="rowheader">
      ${code(name === '' ? '""' : name)} ${title === undefined ? nothing : html`<span class="title">${title}</span>`}
    </div>
    <div class="value" role="cell">${when(member, relative)} ${valueOf(context, value, spot)}</div>
    <div class="meaning" role="cell">${meaning(member)}</div>
    <div class="copy" role="cell">
      ${copy === undefined ? nothing : iconButton({ icon: 'copy', label: copyLabel(name), press: () => copy() })}
    </div>
  </div>`;
}

/** Copies the value, or a part of it. */
function copier(
  { post }: Context,
  token: PanelToken,
  { area, member }: Pick<Row, 'area' | 'member'>,
): (path?: readonly number[]) => void {
  return (path) => {
    const { name } = member;
    const occurrence = token[area].filter((each) => each.name === name).indexOf(member);
    post({
      type: 'copy-member',
      reference: token.reference,
      area,
      name,
      ...(occurrence > 0 ? { occurrence } : {}),
      ...(path === undefined ? {} : { path: path.join('.') }),
    });
  };
}

/** The date in words stands above the number, which nobody reads. */
function when({ instant: view }: PanelMember, relative: string | undefined): TemplateResult | typeof nothing {
  return view === undefined ? nothing : html`<p class="instant">${instant(view, relative ?? view.relative)}</p>`;
}

function meaning({ meaning: text, explained, source, duplicate }: PanelMember): TemplateResult {
  return html`${
    duplicate
      ? html`<p class="problem">${icon('warning', 'attention')} <span>${claimWords.duplicate}</span></p>`
      : nothing
  }
  ${explained === undefined ? nothing : html`<p class="explained">${explained}</p>`}
  ${text === undefined ? nothing : html`<p class="quiet">${text}</p>`}
  ${source === undefined ? nothing : html`<p class="quiet source">${source}</p>`}`;
}
