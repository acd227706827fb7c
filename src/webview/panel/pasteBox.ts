/** Where a token is pasted: the text goes to the host, and is forgotten here as soon as its token is shown. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Context } from './context';
import { folded, icon } from './pieces';
import { pageWords } from './state/words/pageWords';

export function pasteBox(context: Context): TemplateResult {
  return html`<div class="region paste-again">
    ${folded(context, 'paste', pageWords.pasteAnother, () => box(context))}
  </div>`;
}

/** The browser's own text area: that of the library gives its text to the browser to keep, as forms do. */
export function box({ state, apply, post }: Context): TemplateResult {
  const forget = (): void => apply({ type: 'paste-problem', problem: undefined });
  const send = (text: string): void => {
    // What is said a second time is heard only when it was gone between.
    forget();
    post({ type: 'paste', text });
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
        aria-describedby="paste-problem"
        aria-invalid=${state.pasteProblem === undefined ? nothing : 'true'}
        @input=${forget}
        @paste=${({ currentTarget, clipboardData }: ClipboardEvent) => {
          const text = clipboardData?.getData('text/plain') ?? '';
          // What is pasted into an empty box is all there is to come.
          if ((currentTarget as HTMLTextAreaElement).value === '' && text.trim() !== '') send(text);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send((event.currentTarget as HTMLTextAreaElement).value);
        }}
      ></textarea>
      <p id="paste-problem" class="problem" role="alert">${problem(state.pasteProblem)}</p>
      <vscode-button secondary @click=${({ currentTarget }: Event) => send(textBeside(currentTarget as Element))}
        >${pageWords.read}</vscode-button
      >
    </div>
  `;
}

function problem(text: string | undefined): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`${icon('error', 'bad')} <span>${text}</span>`;
}

function textBeside(button: Element): string {
  return button.parentElement?.querySelector<HTMLTextAreaElement>('textarea')?.value ?? '';
}

/** For when its token is shown. */
export function emptyBox(root: ParentNode): void {
  const field = root.querySelector<HTMLTextAreaElement>('#paste');
  if (field !== null) field.value = '';
}
