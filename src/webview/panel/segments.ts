/** The parts of the token as written, linked with what they decode to; their text only while a person wants to see it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelToken, RawSegment, SegmentView } from '../../shared/panelMessages';
import type { Context } from './context';
import { icon } from './pieces';
import type { Pointed } from './state/reduce';
import { charactersLine, words } from './state/words';

export function segments(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  if (token.segments.length === 0) return nothing;
  const { state, apply, post } = context;
  const { raw } = state;
  const { reference } = token;
  return html`
    <section class="segments" aria-labelledby="segments">
      <h2 id="segments">${words.segments}</h2>
      <ul class="plain parts">
        ${token.segments.map((segment) => block(context, segment))}
      </ul>
      ${
        raw === undefined
          ? html`<p class="quiet redacted">${token.redacted}</p>
              <vscode-button secondary @click=${() => post({ type: 'reveal', reference })}
                >${words.show}</vscode-button
              >`
          : html`<p class="caution">${icon('warning', 'attention')} <span>${words.rawWarning}</span></p>
              <p class="raw" translate="no" dir="ltr" tabindex="0" role="group" aria-label="Raw token">
                ${raw.map((segment, index) => rawText(context, segment, raw[index + 1]))}
              </p>
              <vscode-button secondary @click=${() => apply({ type: 'hide-raw' })}>${words.hide}</vscode-button>`
      }
    </section>
  `;
}

function block(context: Context, { kind, label, length, describes }: SegmentView): TemplateResult {
  const { pointed } = context.state;
  return html`<li
    class="part ${kind} ${pointed?.kind === kind ? 'pointed' : ''}"
    tabindex="0"
    @mouseenter=${() => point(context, { kind })}
    @mouseleave=${() => point(context, undefined)}
    @focusin=${() => point(context, { kind })}
    @focusout=${() => point(context, undefined)}
  >
    <strong>${label}</strong> <span>${describes}</span> <span class="quiet">${charactersLine(length)}</span>
  </li>`;
}

/** The text in pieces, each that of one member, so that pointing at one shows the other. */
function rawText(context: Context, { kind, text, parts }: RawSegment, next: RawSegment | undefined): TemplateResult {
  const pieces: TemplateResult[] = [];
  let at = 0;
  for (const { start, end, member } of parts) {
    if (start > at) pieces.push(plain(text.slice(at, start)));
    pieces.push(piece(context, { kind, member }, text.slice(start, end)));
    at = end;
  }
  pieces.push(plain(text.slice(at)));
  return html`<span class="text ${kind}">${pieces}</span
    >${next === undefined ? nothing : html`<span class="separator">${separator(next)}</span><wbr />`}`;
}

/** RFC 9901 section 4 sets disclosures and the Key Binding JWT apart by tildes. */
function separator({ kind }: RawSegment): string {
  return kind === 'disclosure' || kind === 'key-binding' ? '~' : '.';
}

function plain(text: string): TemplateResult {
  return html`<span>${text}</span>`;
}

function piece(context: Context, of: Pointed, text: string): TemplateResult {
  const { pointed } = context.state;
  const isPointed = pointed?.kind === of.kind && pointed.member === of.member;
  return html`<span
    class=${isPointed ? 'pointed' : ''}
    title=${of.member ?? nothing}
    @mouseenter=${() => point(context, of)}
    @mouseleave=${() => point(context, undefined)}
    >${text}</span
  >`;
}

function point({ apply }: Context, pointed: Pointed | undefined): void {
  apply({ type: 'point', pointed });
}
