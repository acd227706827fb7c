/** The one request on loopback that ends a sign-in, and the many that must not. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import {
  readRedirectRequest,
  type LoopbackRequest,
  type RedirectReading,
} from '../../../../src/core/oauth/redirectRequest';
import { resultPage, resultPageHeaders } from '../../../../src/core/oauth/resultPage';

const pending = { redirectUri: 'http://127.0.0.1:51004/callback', state: 'xyz-state' };
const right: LoopbackRequest = {
  method: 'GET',
  target: '/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz-state',
  host: '127.0.0.1:51004',
  remoteAddress: '127.0.0.1',
};

function read(changes: Partial<LoopbackRequest> = {}, wanted = pending): string {
  const reading: RedirectReading = readRedirectRequest({ ...right, ...changes }, wanted);
  return 'accept' in reading ? reading.accept.href : String(reading.refuse);
}

describe('readRedirectRequest', () => {
  it('accepts a response with a code', () => {
    assert.equal(read(), 'http://127.0.0.1:51004/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz-state');
  });

  it('accepts a response with an error (RFC 6749 section 4.1.2.1)', () => {
    assert.match(read({ target: '/callback?error=access_denied&state=xyz-state' }), /^http:/);
  });

  it('accepts it from either family of addresses', () => {
    for (const remoteAddress of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1', undefined]) {
      assert.match(read({ remoteAddress }), /^http:/, remoteAddress);
    }
  });

  it('takes the host without regard to case, and port 80 as browsers leave it out', () => {
    const named = { ...pending, redirectUri: 'http://localhost:4000/callback' };
    assert.match(read({ host: 'LocalHost:4000' }, named), /^http:/);
    assert.match(read({ host: '127.0.0.1' }, { ...pending, redirectUri: 'http://127.0.0.1:80/callback' }), /^http:/);
    assert.match(read({ host: '[::1]:4000' }, { ...pending, redirectUri: 'http://[::1]:4000/callback' }), /^http:/);
  });

  it('accepts the root as a path', () => {
    const root = { ...pending, redirectUri: 'http://127.0.0.1:51004' };
    assert.match(read({ target: '/?code=a&state=xyz-state' }, root), /^http:/);
  });

  const refused: readonly (readonly [what: string, changes: Partial<LoopbackRequest>, status: number])[] = [
    ['another host, as after DNS rebinding', { host: 'evil.example:51004' }, 421],
    ['the right host at another port', { host: '127.0.0.1:51005' }, 421],
    ['the host without a port', { host: '127.0.0.1' }, 421],
    ['another name of this machine', { host: 'localhost:51004' }, 421],
    ['no host', { host: undefined }, 421],
    ['another machine', { remoteAddress: '192.168.1.7' }, 403],
    ['another machine, mapped', { remoteAddress: '::ffff:10.0.0.1' }, 403],
    ['no address', { remoteAddress: 'somewhere' }, 403],
    ['POST', { method: 'POST' }, 405],
    ['HEAD, which a browser may send ahead', { method: 'HEAD' }, 405],
    ['OPTIONS', { method: 'OPTIONS' }, 405],
    ['a method in small letters', { method: 'get' }, 405],
    ['an icon', { target: '/favicon.ico' }, 404],
    ['an icon with the state', { target: '/favicon.ico?code=a&state=xyz-state' }, 404],
    ['a longer path', { target: '/callback/?code=a&state=xyz-state' }, 404],
    ['a shorter path', { target: '/?code=a&state=xyz-state' }, 404],
    ['a path in capitals', { target: '/Callback?code=a&state=xyz-state' }, 404],
    ['a path that only becomes right', { target: '/a/../callback?code=a&state=xyz-state' }, 404],
    ['an encoded path', { target: '/%63allback?code=a&state=xyz-state' }, 404],
    ['absolute form', { target: 'http://127.0.0.1:51004/callback?code=a&state=xyz-state' }, 400],
    ['authority form', { target: '127.0.0.1:51004' }, 400],
    ['asterisk form', { target: '*' }, 400],
    ['two slashes', { target: '//evil.example/callback?code=a&state=xyz-state' }, 400],
    ['a fragment', { target: '/callback?code=a&state=xyz-state#x' }, 400],
    ['a space', { target: '/callback?code=a b&state=xyz-state' }, 400],
    ['a line break', { target: '/callback?code=a\r\n&state=xyz-state' }, 400],
    ['a letter beyond ASCII', { target: '/callback?code=ä&state=xyz-state' }, 400],
    ['a target that goes on for ever', { target: `/callback?code=${'a'.repeat(17_000)}&state=xyz-state` }, 414],
    ['no query', { target: '/callback' }, 400],
    ['no state', { target: '/callback?code=a' }, 400],
    ['an empty state', { target: '/callback?code=a&state=' }, 400],
    ['another state', { target: '/callback?code=a&state=xyz-statf' }, 400],
    ['a part of the state', { target: '/callback?code=a&state=xyz' }, 400],
    ['two states', { target: '/callback?code=a&state=xyz-state&state=xyz-state' }, 400],
    ['two states, the first another', { target: '/callback?code=a&state=x&state=xyz-state' }, 400],
    ['neither code nor error', { target: '/callback?state=xyz-state' }, 400],
  ];
  for (const [what, changes, status] of refused) {
    it(`refuses ${what}`, () => assert.equal(read(changes), String(status)));
  }

  it('accepts the right request after any of them', () => {
    for (const [, changes] of refused) read(changes);
    assert.match(read(), /^http:/);
  });
});

describe('resultPage', () => {
  const kinds = ['done', 'failed', 'refused'] as const;
  const pages = kinds.map(resultPage);
  const headers = resultPageHeaders();
  const policy = headers['Content-Security-Policy'] ?? '';

  it('says something else for each outcome', () => {
    assert.equal(new Set(pages).size, kinds.length);
  });

  it('has no script, form, frame, link or foreign resource', () => {
    for (const page of pages) {
      assert.doesNotMatch(page, /<script|<form|<iframe|<a |<img|javascript:|https?:|\bon\w+=|src=/i);
      assert.match(page, /^<!doctype html>/);
      assert.match(page, /color-scheme/);
      assert.match(page, /<html lang="en">/);
    }
  });

  it('allows its own style by hash and nothing else', () => {
    assert.match(policy, /^default-src 'none'; /);
    assert.doesNotMatch(policy, /unsafe|\*|script-src|https?:/);
    for (const page of pages) {
      const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1];
      assert.ok(style);
      const hash = createHash('sha256').update(style).digest('base64');
      assert.ok(policy.includes(`style-src 'sha256-${hash}'`));
      assert.doesNotMatch(page, /style=/);
    }
  });

  it('keeps the code in the address to itself', () => {
    assert.equal(headers['Referrer-Policy'], 'no-referrer');
    assert.equal(headers['Cache-Control'], 'no-store');
    assert.equal(headers['X-Content-Type-Options'], 'nosniff');
    assert.match(headers['Content-Type'] ?? '', /^text\/html; charset=utf-8$/);
    assert.match(policy, /frame-ancestors 'none'/);
  });
});
