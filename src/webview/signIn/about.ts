/** Who asks, where, and for what: there for those who want to know, and out of the way. */
import { html, type TemplateResult } from 'lit';
import type { SignInView } from '../../shared/signInMessages';
import { scopeMeaning } from './state/scopes';
import { words } from './state/words';

export function about({ profile, scopes }: SignInView): TemplateResult {
  return html`
    <details class="about">
      <summary>${words.about}</summary>
      <dl>
        <dt>${words.profile}</dt>
        <dd><bdi>${profile}</bdi></dd>
        <dt>${words.scopes}</dt>
        ${scopes.length === 0 ? html`<dd>${words.noScopes}</dd>` : scopes.map(scopeRow)}
      </dl>
    </details>
  `;
}

function scopeRow(scope: string): TemplateResult {
  return html`<dd><code translate="no" dir="ltr">${scope}</code> ${scopeMeaning(scope) ?? words.unknownScope}</dd>`;
}
