/** An instant, the same wherever one stands: how far it is from now, then the date here and in UTC. */
import { html, type TemplateResult } from 'lit';
import type { InstantView } from '../../shared/tokenView';
import { localAndUtc } from './state/instants';

/** @param relative such as `in 12 minutes`, which the page writes anew as time passes */
export function instant(view: InstantView, relative: string): TemplateResult {
  return html`<strong class="relative">${relative}</strong>
    <time class="quiet date" datetime=${view.iso}
      >${localAndUtc(view).map((part) => html`<span>${part}</span> `)}</time
    >`;
}
