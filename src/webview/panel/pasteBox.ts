/** Where a token is pasted: what stands in it goes to the host and is forgotten here. */
import { html, type TemplateResult } from 'lit';
import type { Context } from './context';
import { folded } from './pieces';
import { pageWords } from './state/words/pageWords';

export function pasteBox(context: Context): TemplateResult {
  return html`<div class="region paste-again">
    ${folded(context, 'paste', pageWords.pasteAnother, () => box(context))}
  </div>`;
}

/** The browser's own text area: that of the library gives its text to the browser to keep, as forms do. */
export function box({ post }: Context): TemplateResult {
  const send = (text: string): void => {
    if (text.trim() !== '') post({ type: 'paste', text });
  };
  const sendFrom = (field: HTMLTextAreaElement | null | undefined): void => {
    const text = field?.value ?? '';
    if (field !== null && field !== undefined) field.value = '';
    send(text);
  };
  return html`
    <div class="paste">
      <label for="paste">${pageWords.pasteLabel}</label>
      <textarea
        id="paste"
        rows="3"
        placeholder=${pageWords.pasteHint}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        @paste=${(event: ClipboardEvent) => {
          // What is pasted into an empty box is all there is to come.
          if ((event.currentTarget as HTMLTextAreaElement).value !== '') return;
          event.preventDefault();
          send(event.clipboardData?.getData('text/plain') ?? '');
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          sendFrom(event.currentTarget as HTMLTextAreaElement);
        }}
      ></textarea>
      <vscode-button
        secondary
        @click=${({ currentTarget }: Event) =>
          sendFrom((currentTarget as Element).parentElement?.querySelector<HTMLTextAreaElement>('textarea'))}
        >${pageWords.read}</vscode-button
      >
    </div>
  `;
}
