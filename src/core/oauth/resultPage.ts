/** The page that the browser shows when it comes back from a sign-in: static, without scripts, and without a secret. */
import { sha256 } from '@noble/hashes/sha2.js';
import { assertNever } from '../../shared/assertNever';
import { encodeBase64url } from '../token/base64url';
import { encodeUtf8 } from '../token/utf8';

/** `done`: the response is accepted; `failed`: it is one that says no; `refused`: it belongs to no sign-in. */
export type ResultPage = 'done' | 'failed' | 'refused';

/** The whole page as HTML. Nothing of the request is in it: neither a parameter nor a claim. */
export function resultPage(kind: ResultPage): string {
  const { title, text } = wordsOf(kind);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    `<title>${title} – Claimcheck</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    `<p>${text}</p>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The headers it is sent with: nothing may be loaded or run, the URL with its code goes nowhere, nobody keeps it. */
export function resultPageHeaders(): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src 'sha256-${digestOf(style)}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    Connection: 'close',
  };
}

const style = [
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}',
  'body{margin:0;min-height:100vh;display:grid;place-items:center}',
  'main{max-width:34rem;padding:2rem}',
  'h1{margin:0 0 .5rem;font-size:1.5rem;font-weight:600}',
  'p{margin:0}',
].join('');

function wordsOf(kind: ResultPage): { readonly title: string; readonly text: string } {
  switch (kind) {
    case 'done':
      return { title: 'Back to your editor', text: 'Signing in goes on in the editor. You can close this page.' };
    case 'failed':
      return {
        title: 'Not signed in',
        text: 'The server did not sign you in. The editor says why. You can close this page.',
      };
    case 'refused':
      return {
        title: 'Nothing to do here',
        text: 'This request belongs to no sign-in that is waiting. You can close this page.',
      };
    default:
      return assertNever(kind);
  }
}

/** SHA-256 in base64, as CSP level 3 section 2.3.1 wants it. */
function digestOf(text: string): string {
  return `${encodeBase64url(sha256(encodeUtf8(text)))
    .replaceAll('-', '+')
    .replaceAll('_', '/')}=`;
}
