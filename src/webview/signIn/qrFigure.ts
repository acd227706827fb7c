/** The QR code, dark on white in every theme: many phones read no code that is light on dark. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { SignInView } from '../../shared/signInMessages';
import { type QrDrawing, qrDrawing } from './state/qr';
import { qrName, words } from './state/words';

/** Beside the code, where there is room. */
export function qrFigure(view: SignInView): unknown {
  return guarded(
    view,
    (drawing) => html`
      <figure class="qr">
        ${picture(drawing, view.host)}
        <figcaption>${words.qrCaption}${compare(view)}</figcaption>
      </figure>
    `,
  );
}

/** Behind a line that opens, elsewhere. */
export function qrDetails(view: SignInView): unknown {
  return guarded(
    view,
    (drawing) => html`
      <details class="qr">
        <summary>${words.showQr}</summary>
        ${picture(drawing, view.host)} ${compare(view)}
      </details>
    `,
  );
}

/** Drawn once for each text, and not at every tick. */
function guarded(view: SignInView, draw: (drawing: QrDrawing) => TemplateResult): unknown {
  return guard([view.qrText, view.verificationUri, view.host], () => {
    const drawing = qrDrawing(view.qrText);
    return drawing === undefined ? nothing : draw(drawing);
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
