/** The QR code, dark on white in every theme: many phones read no code that is light on dark. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { SignInView } from '../../shared/signInMessages';
import { type QrDrawing, qrDrawing } from './state/qr';
import type { PageState } from './state/reduce';
import { qrName, words } from './state/words';

/** Beside the code where there is room, and elsewhere behind a line that opens; drawn anew for another text only. */
export function qrFigure(view: SignInView, { wide }: Pick<PageState, 'wide'>): unknown {
  const { qrText, verificationUri, host } = view;
  return guard([qrText, verificationUri, host, wide], () => {
    const drawing = qrDrawing(qrText);
    if (drawing === undefined) return nothing;
    const shown = picture(drawing, host);
    return wide
      ? html`<figure class="qr">
          ${shown}
          <figcaption>${words.qrCaption}${compare(view)}</figcaption>
        </figure>`
      : html`<details class="qr">
          <summary>${words.showQr}</summary>
          ${shown}${compare(view)}
        </details>`;
  });
}

function picture({ size, path }: QrDrawing, host: string): TemplateResult {
  return html`
    <svg role="img" aria-label=${qrName(host)} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
      ${svg`<rect width=${size} height=${size} fill="#fff" /><path d=${path} fill="#000" />`}
    </svg>
  `;
}

/** A QR code with the code inside is how a stranger's code gets confirmed unread (RFC 8628 section 3.3.1). */
function compare({ qrText, verificationUri }: SignInView): TemplateResult | typeof nothing {
  return qrText === verificationUri ? nothing : html`<p class="compare">${words.qrCompare}</p>`;
}
