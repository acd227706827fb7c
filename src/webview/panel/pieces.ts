/** Small pieces that every region uses: icons, buttons, parts that open, text that breaks. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelAct } from '../../shared/panelMessages';
import type { Context } from './context';
import type { Region } from './state/reduce';
import { acts } from './state/words';

/** A glyph of the editor's icon font; what it says stands beside it in words. */
export function icon(name: string, tone = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${tone}" aria-hidden="true"></span>`;
}

/** A button that is an icon; its name is read aloud and shown when pointed at. */
export function iconButton(name: string, label: string, press: () => void, disabled = false): TemplateResult {
  return html`<button
    type="button"
    class="tool"
    title=${label}
    aria-label=${label}
    ?disabled=${disabled}
    @click=${press}
  >
    ${icon(name)}
  </button>`;
}

export function actButton({ state, post }: Context, act: PanelAct): TemplateResult {
  const { label, icon: name } = acts[act];
  const isBusy = state.view?.busy === act;
  return iconButton(
    isBusy ? 'loading busy' : name,
    label,
    () => post({ type: 'act', act }),
    state.view?.busy !== undefined,
  );
}

/** A part that a person opens; what is in it is made when it is open. */
export function folded(
  { state, apply }: Context,
  region: Region,
  summary: unknown,
  content: () => unknown,
): TemplateResult {
  const open = state.open.has(region);
  return html`<details
    class="folded"
    .open=${open}
    @toggle=${({ currentTarget, target }: Event) => {
      if (target !== currentTarget || !(target instanceof HTMLDetailsElement)) return;
      if (target.open !== open) apply({ type: 'toggle', region, open: target.open });
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
