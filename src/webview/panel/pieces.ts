/** Small pieces that every region uses: icons, buttons, parts that open, text that breaks. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelAct, SegmentKind } from '../../shared/panelView';
import type { Context } from './context';
import type { Region } from './state/reduce';
import { moreLine } from './state/words/counted';

/** A glyph of the editor's icon font; what it says stands beside it in words. */
export function icon(name: string, tone = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${tone}" aria-hidden="true"></span>`;
}

export interface IconButton {
  readonly icon: string;
  /** Read aloud, and shown when pointed at. */
  readonly label: string;
  readonly press: () => void;
  /** It works but cannot be pressed now; it keeps the focus, which a disabled button would lose. */
  readonly waits?: boolean;
  /** One of several that are one stop of the tab key: the first, or one that the arrow keys lead to. */
  readonly stop?: 'first' | 'later';
}

export function iconButton({ icon: name, label, press, waits = false, stop }: IconButton): TemplateResult {
  return html`<button
    type="button"
    class="tool"
    title=${label}
    aria-label=${label}
    aria-disabled=${waits ? 'true' : nothing}
    tabindex=${stop === 'later' ? -1 : 0}
    ?data-stop=${stop !== undefined}
    @click=${() => (waits ? undefined : press())}
  >
    ${icon(name)}
  </button>`;
}

/** Says what a person wants, and with which token. */
export function postAct({ state, post }: Context, act: PanelAct): void {
  const { token, session } = state.view ?? {};
  post({ type: 'act', act, ...(token && { reference: token.reference }), ...(session && { session: session.id }) });
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** The part of the token that decodes to it. */
  readonly part?: SegmentKind;
  /** Where each of several such parts has a row in it: one alone is pointed at there. */
  readonly byRow?: boolean;
  /** Beside the title. */
  readonly aside?: unknown;
}

/** A region with a title; one of a token inside another is no landmark, of which there would be two alike. */
export function section({ state, path }: Context, of: Section, body: unknown): TemplateResult {
  const { id, title, part, byRow = false, aside } = of;
  const linked = path === '' ? part : undefined;
  const { kind, member, index } = state.pointed ?? {};
  const isOneRow = byRow && index !== undefined;
  const pointed = linked !== undefined && kind === linked && member === undefined && !isOneRow;
  return html`<section
    class="region ${id} ${pointed ? 'pointed' : ''}"
    aria-labelledby=${path === '' ? id : nothing}
    data-part=${linked ?? nothing}
  >
    <div class="line">
      ${path === '' ? html`<h2 id=${id}>${title}</h2>` : html`<h4 id="${path}${id}">${title}</h4>`} ${aside ?? nothing}
    </div>
    ${body}
  </section>`;
}

/** A part that a person opens; what is in it is made when it is open. */
export function folded(
  { state, apply, path }: Context,
  region: Region,
  summary: unknown,
  content: () => unknown,
): TemplateResult {
  if (path !== '')
    return html`<details class="folded">
      <summary>${summary}</summary>
      ${content()}
    </details>`;
  const open = state.open.has(region);
  return html`<details
    class="folded"
    .open=${open}
    @toggle=${({ currentTarget, target }: Event) => {
      if (target !== currentTarget || !(target instanceof HTMLDetailsElement)) return;
      apply({ type: 'toggle', region, open: target.open });
    }}
  >
    <summary>${summary}</summary>
    ${open ? content() : nothing}
  </details>`;
}

/** Text of a token, in a font that tells letters apart and in a direction of its own. */
export function code(text: string, kind = ''): TemplateResult {
  return html`<code class=${kind} translate="no" dir="ltr">${text}</code>`;
}

/** The button below a long list; nothing where all of it is there. */
export function more({ apply }: Context, list: string, { shown, next }: { shown: number; next: number }): unknown {
  if (next === 0) return nothing;
  const press = (): void => apply({ type: 'more', list, shown });
  return html`<button type="button" class="link more" @click=${press}>${moreLine(next)}</button>`;
}
