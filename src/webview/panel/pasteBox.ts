/** Where a token is pasted: what stands in it goes to the host and is forgotten here. */
import { html, type TemplateResult } from 'lit';
import type { Context } from './context';
import { folded } from './pieces';
import { words } from './state/words';

/** The element that holds what was pasted until it is read. */
interface Field extends HTMLElement {
  value: string;
}

export function pasteBox(context: Context): TemplateResult {
  return folded(context, 'paste', words.pasteAnother, () => box(context));
}

export function box({ post }: Context): TemplateResult {
  const read = (field: Field | null | undefined): void => {
    const text = field?.value ?? '';
    if (field !== null && field !== undefined) field.value = '';
    if (text.trim() !== '') post({ type: 'paste', text });
  };
  return html`
    <div class="paste">
      <vscode-textarea
        id="paste"
        rows="3"
        resize="vertical"
        label=${words.pasteLabel}
        placeholder=${words.pasteHint}
        autocomplete="off"
        .spellcheck=${false}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          read(event.currentTarget as Field);
        }}
      ></vscode-textarea>
      <vscode-button
        secondary
        @click=${({ currentTarget }: Event) =>
          read((currentTarget as Element).parentElement?.querySelector<Field>('vscode-textarea'))}
        >${words.read}</vscode-button
      >
    </div>
  `;
}
