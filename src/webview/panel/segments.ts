/** The parts of the token as written, linked with what they decode to; their text only while a person wants to see it. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PanelToken, RawSegment, SegmentView } from '../../shared/panelView';
import { rove } from '../buttons';
import type { Context } from './context';
import { icon, section } from './pieces';
import { disclosureIndexes, isPartPointed } from './state/disclosed';
import type { Pointed } from './state/reduce';
import { blocks, type Piece, pieces, separatorBefore } from './state/segmentBlocks';
import {
  charactersLine,
  leftOutCharacters,
  pieceLabel,
  segmentLetters,
  segmentWords,
} from './state/words/segmentWords';

export function segments(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  if (token.segments.length === 0) return nothing;
  return section(context, { id: 'segments', title: segmentWords.segments }, [
    band(context.state.pointed, token.segments),
    list(context.state.pointed, token.segments),
    text(context, token),
  ]);
}

/** How long each part is, by the width of its block, with the letter that stands before its name below. */
function band(pointed: Pointed | undefined, all: readonly SegmentView[]): TemplateResult {
  const places = blocks(all.map(({ length }) => length));
  const which = disclosureIndexes(all);
  return html`<svg class="band" width="100%" height="22" aria-hidden="true" focusable="false">
    ${all.map(({ kind }, index) => {
      const { from, size } = places[index] ?? { from: 0, size: 0 };
      const isPointed = isPartPointed(pointed, kind, which[index]);
      return svg`<g data-part=${kind} data-index=${which[index] ?? nothing} class="${kind} ${isPointed ? 'pointed' : ''}">
        <rect x="${from}%" y="1" width="${size}%" height="20" />
        ${size < 5 ? nothing : svg`<text x="${from + size / 2}%" y="15" text-anchor="middle">${segmentLetters[kind]}</text>`}
      </g>`;
    })}
  </svg>`;
}

/** A press leads to what the part decodes to. */
function list(pointed: Pointed | undefined, all: readonly SegmentView[]): TemplateResult {
  const which = disclosureIndexes(all);
  return html`<ul class="parts" @keydown=${rove}>
    ${all.map(
      ({ kind, label, length, describes }, index) =>
        html`<li>
          <button
            type="button"
            class="part ${kind} ${isPartPointed(pointed, kind, which[index]) ? 'pointed' : ''}"
            data-part=${kind}
            data-index=${which[index] ?? nothing}
            data-stop
            tabindex=${index === 0 ? 0 : -1}
            @click=${() => goTo({ kind, index: which[index] })}
          >
            <span class="letter" aria-hidden="true">${segmentLetters[kind]}</span>
            <span><strong>${label}</strong> ${describes} <span class="quiet">· ${charactersLine(length)}</span></span>
          </button>
        </li>`,
    )}
  </ul>`;
}

function text({ state, apply, post }: Context, token: PanelToken): TemplateResult {
  const { reference, redacted } = token;
  if (state.raw === undefined) {
    return html`${redacted === '' ? nothing : html`<p class="redacted" translate="no" dir="ltr">${redacted}</p>`}
      <vscode-button secondary @click=${() => post({ type: 'reveal', reference })}
        >${icon('eye')} ${segmentWords.show}</vscode-button
      >`;
  }
  const hide = (): void => apply({ type: 'hide-raw' });
  const which = disclosureIndexes(state.raw);
  return html`${caution(token)}
    <div
      class="raw"
      translate="no"
      dir="ltr"
      tabindex="0"
      role="group"
      aria-label=${segmentWords.rawLabel}
      @keydown=${rove}
    >
      ${state.raw.map((segment, index) => rawText(state.pointed, segment, { isFirst: index === 0, which: which[index] }))}
    </div>
    <vscode-button secondary @click=${hide}>${icon('eye-closed')} ${segmentWords.hide}</vscode-button>`;
}

/** A token without a signature opens nothing (RFC 8725 section 3.2); it can still say much. */
function caution({ form, segments: all }: PanelToken): TemplateResult {
  const isUnsigned = form === 'jws' && all.some(({ kind, length }) => kind === 'signature' && length === 0);
  return isUnsigned
    ? html`<p class="caution">${icon('info')} <span>${segmentWords.rawUnsigned}</span></p>`
    : html`<p class="caution">${icon('warning', 'attention')} <span>${segmentWords.rawWarning}</span></p>`;
}

/** A page with millions of characters in it would freeze. */
const mostCharacters = 100_000;

interface RawPlace {
  readonly isFirst: boolean;
  /** Which disclosure it is. */
  readonly which: number | undefined;
}

function rawText(pointed: Pointed | undefined, segment: RawSegment, { isFirst, which }: RawPlace): TemplateResult {
  const { kind, text: whole } = segment;
  const left = whole.length - mostCharacters;
  const isPointed = isPartPointed(pointed, kind, which) && pointed?.member === undefined;
  return html`${isFirst ? nothing : html`<span class="separator">${separatorBefore(kind)}</span><wbr />`}<span
      class="rawpart ${kind} ${isPointed ? 'pointed' : ''}"
      data-part=${kind}
      data-index=${which ?? nothing}
      >${pieces(segment, mostCharacters).map((piece, at) => pieceOf(pointed, segment, { piece, isFirst: isFirst && at === 0 }))}</span
    >${left > 0 ? html`<span class="quiet">${leftOutCharacters(left)}</span>` : nothing}`;
}

/** The text of one member: pointing at it shows the member, and a press leads there. */
function pieceOf(
  pointed: Pointed | undefined,
  { kind }: RawSegment,
  { piece, isFirst }: { readonly piece: Piece; readonly isFirst: boolean },
): TemplateResult {
  const { text: shown, member } = piece;
  if (member === undefined) return html`${shown}`;
  const isPointed = pointed?.kind === kind && pointed.member === member;
  const go = (): void => goTo({ kind, member });
  return html`<span
    class="piece ${isPointed ? 'pointed' : ''}"
    role="button"
    tabindex=${isFirst ? 0 : -1}
    data-stop
    data-part=${kind}
    data-member=${member}
    aria-label=${pieceLabel(member)}
    title=${member}
    @click=${go}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      go();
    }}
    >${shown}</span
  >`;
}

/** Scrolls to the member or the disclosure, or else to the region, that a part decodes to. */
function goTo({ kind, member, index }: Pointed): void {
  const all = document.querySelectorAll<HTMLElement>('[data-part]:is(.row, .disclosed > li, .region, .verdict)');
  const targets = [...all].filter(({ dataset }) => dataset['part'] === kind && dataset['member'] === member);
  const target =
    targets.find(({ dataset }) => dataset['index'] === String(index)) ??
    targets.find(({ dataset }) => dataset['index'] === undefined);
  target?.scrollIntoView({ block: 'nearest' });
}
