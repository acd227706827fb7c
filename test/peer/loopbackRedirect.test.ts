/** The listener for the redirect of a sign-in: loopback alone, one response, and nothing for anybody else. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, it } from 'mocha';
import { listenOnLoopback, type Loopback } from '../../src/host/sessions/loopback';

const state = 'a-state-of-this-test';

describe('the loopback redirect', () => {
  let loopback: Loopback | undefined;
  afterEach(() => loopback?.close());

  async function listen(hostname = '127.0.0.1'): Promise<{ uri: string; port: number; response: Promise<URL> }> {
    loopback = await listenOnLoopback(hostname, 0);
    const uri = `http://${hostname}:${String(loopback.port)}/callback`;
    const response = loopback.response({ redirectUri: uri, state }, new AbortController().signal);
    return { uri, port: loopback.port, response };
  }

  it('takes the response of this sign-in and shows a page without it', async () => {
    const { uri, response } = await listen();
    const answer = await fetch(`${uri}?code=c0de&state=${state}&iss=https%3A%2F%2Fid.example`);
    assert.equal(answer.status, 200);
    const page = await answer.text();
    assert.ok(!page.includes('c0de') && !page.includes(state) && !/<script/i.test(page));
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { searchParams } = await response;
    assert.equal(searchParams.get('code'), 'c0de');
    assert.equal(searchParams.get('iss'), 'https://id.example');
  });

  it('goes on after requests that belong to no sign-in', async () => {
    const { uri, response } = await listen();
    const strays: readonly (readonly [string, RequestInit, number])[] = [
      [`${uri}?code=x&state=another`, {}, 400],
      [`${uri}?code=x`, {}, 400],
      [`${uri}?state=${state}`, {}, 400],
      [`${uri}?code=x&state=${state}&state=${state}`, {}, 400],
      [uri.replace('/callback', '/favicon.ico'), {}, 404],
      [`${uri}/../callback2?code=x&state=${state}`, {}, 404],
      [`${uri}?code=x&state=${state}`, { method: 'POST' }, 405],
    ];
    for (const [url, init, status] of strays) assert.equal((await fetch(url, init)).status, status, url);
    await fetch(`${uri}?error=access_denied&state=${state}`);
    assert.equal((await response).searchParams.get('error'), 'access_denied');
  });

  it('refuses a name that was turned to point here (DNS rebinding)', async () => {
    const { port } = await listen();
    const status = await new Promise((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path: `/callback?code=x&state=${state}`, headers: { host: 'evil.example' } },
        ({ statusCode }) => resolve(statusCode),
      )
        .on('error', reject)
        .end();
    });
    assert.equal(status, 421);
  });

  it('takes one response, not a second', async () => {
    const { uri, response } = await listen();
    await fetch(`${uri}?code=first&state=${state}`);
    assert.equal((await response).searchParams.get('code'), 'first');
    assert.equal((await fetch(`${uri}?code=second&state=${state}`)).status, 410);
  });

  it('listens on no other address of this machine', async () => {
    const { port } = await listen();
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const connected = await new Promise((resolve) => {
        const socket = connect({ host: address, port }, () => resolve(true)).on('error', () => resolve(false));
        socket.setTimeout(1000, () => resolve(false));
      });
      assert.equal(connected, false, address);
    }
  });

  it('takes the host of a tunnel where there is one', async () => {
    loopback = await listenOnLoopback('127.0.0.1', 0);
    const redirectUri = `http://127.0.0.1:${String(loopback.port)}/callback`;
    const response = loopback.response(
      { redirectUri, state, outerHost: 'editor.example:8080' },
      new AbortController().signal,
    );
    const { port } = loopback;
    await new Promise<void>((resolve, reject) => {
      const path = `/callback?code=c&state=${state}`;
      request({ host: '127.0.0.1', port, path, headers: { host: 'editor.example:8080' } }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve());
      })
        .on('error', reject)
        .end();
    });
    assert.equal((await response).searchParams.get('code'), 'c');
  });

  it('ends when it is told to, and frees the port', async () => {
    const controller = new AbortController();
    const mine = await listenOnLoopback('127.0.0.1', 0);
    const response = mine.response(
      { redirectUri: `http://127.0.0.1:${String(mine.port)}/callback`, state },
      controller.signal,
    );
    controller.abort(new Error('cancelled'));
    await assert.rejects(response, /cancelled/);
    mine.close();
    loopback = await listenOnLoopback('127.0.0.1', mine.port);
    assert.equal(loopback.port, mine.port);
  });

  it('says so when the port is taken', async () => {
    loopback = await listenOnLoopback('127.0.0.1', 0);
    await assert.rejects(listenOnLoopback('127.0.0.1', loopback.port), { code: 'EADDRINUSE' });
  });
});
