/** Which hosts may be asked, and where keys may be fetched from. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { IssuerProfile } from '../../src/core/issuers/issuer';
import { parseIssuers } from '../../src/core/issuers/parseIssuers';
import { createHosts, type Hosts } from '../../src/host/issuers/hosts';
import { failureSentence } from '../../src/host/issuerMessages';
import { memoryState } from './support/memory';
import * as vscode from 'vscode';

describe('hosts of issuers', () => {
  const logged: string[] = [];
  let profiles: readonly IssuerProfile[] = [];
  let hosts: Hosts;

  const made = (setting: Readonly<Record<string, unknown>>): IssuerProfile => {
    const [profile] = parseIssuers([{ name: 'One', ...setting }]).issuers;
    assert.ok(profile);
    return profile;
  };
  const allowed = (url: string): boolean => hosts.isAllowed(new URL(url));

  beforeEach(() => {
    logged.length = 0;
    profiles = [made({ issuer: 'https://login.example.com/tenant', jwksUri: 'https://keys.example.com:8443/jwks' })];
    const log = {
      info: (text: string) => logged.push(text),
      warn: () => undefined,
      failure: () => undefined,
      show: () => undefined,
      dispose: () => undefined,
    };
    hosts = createHosts({ profiles: { current: () => profiles }, state: memoryState(), log });
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('are those of the profiles in effect, scheme and port included', () => {
    for (const url of ['https://login.example.com/x', 'https://keys.example.com:8443/y']) assert.ok(allowed(url), url);
    for (const url of [
      'http://login.example.com/x',
      'https://login.example.com:444/',
      'https://keys.example.com/',
      'https://example.com/',
      'https://login.example.com.evil.example/',
    ]) {
      assert.ok(!allowed(url), url);
    }
    profiles = [];
    assert.ok(!allowed('https://login.example.com/x'));
  });

  it('of Microsoft Entra ID are read from an issuer with a placeholder', () => {
    profiles = [made({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' })];
    assert.ok(allowed('https://login.microsoftonline.com/common/discovery/v2.0/keys'));
  });

  it('are lent while a question is answered, private ones only when the user named them', () => {
    const loan = hosts.lend(new URL('https://10.0.0.5/'), { privateToo: false });
    assert.ok(allowed('https://10.0.0.5/.well-known/openid-configuration'));
    assert.ok(!hosts.isConfiguredHost('10.0.0.5'));
    loan.dispose();
    assert.ok(!allowed('https://10.0.0.5/'));
    const typed = hosts.lend(new URL('https://10.0.0.5/'), { privateToo: true });
    assert.ok(hosts.isConfiguredHost('10.0.0.5'));
    typed.dispose();
  });

  it('of keys may be others over https, which is remembered for that issuer and said in the log', async () => {
    const issuer = made({ issuer: 'https://accounts.example.com' });
    profiles = [issuer];
    assert.ok(!allowed('https://www.apis.example.net/certs'));
    assert.equal(await hosts.approveKeyHost(issuer, 'https://www.apis.example.net/certs'), true);
    assert.ok(allowed('https://www.apis.example.net/certs'));
    await hosts.approveKeyHost(issuer, 'https://www.apis.example.net/other');
    assert.equal(logged.length, 1);
    profiles = [made({ issuer: 'https://another.example.com' })];
    assert.ok(!allowed('https://www.apis.example.net/certs'));
  });

  it('of keys are three at most, so that metadata cannot send requests everywhere', async () => {
    const issuer = made({ issuer: 'https://accounts.example.com' });
    const another = made({ issuer: 'https://login.example.org' });
    profiles = [issuer, another];
    const answers: boolean[] = [];
    for (let number = 0; number < 5; number += 1) {
      answers.push(await hosts.approveKeyHost(issuer, `https://keys${String(number)}.example.net/`));
    }
    assert.deepEqual(answers, [true, true, true, false, false]);
    assert.ok(!allowed('https://keys3.example.net/'));
    assert.equal(await hosts.approveKeyHost(issuer, 'https://keys2.example.net/other'), true);
    assert.equal(await hosts.approveKeyHost(another, 'https://keys3.example.net/'), true);
  });

  it('of keys are never private ones, nor any over http', async () => {
    const issuer = made({ issuer: 'https://accounts.example.com' });
    profiles = [issuer];
    for (const url of [
      'http://www.apis.example.net/certs',
      'https://10.0.0.5/certs',
      'https://127.0.0.1/certs',
      'https://localhost/certs',
      'https://169.254.169.254/certs',
      'https://intranet/certs',
      'ftp://www.apis.example.net/certs',
      'not a url',
    ]) {
      assert.equal(await hosts.approveKeyHost(issuer, url), false, url);
      if (URL.canParse(url)) assert.ok(!allowed(url), url);
    }
    assert.deepEqual(logged, []);
  });

  it('are those of the endpoints that a profile writes, private ones too', () => {
    const endpoints = {
      authorizationEndpoint: 'https://a.example.com/authorize',
      tokenEndpoint: 'https://10.0.0.5:8443/token',
      deviceAuthorizationEndpoint: 'https://c.example.com/device',
      revocationEndpoint: 'https://d.example.com/revoke',
      introspectionEndpoint: 'https://e.example.com/introspect',
      userinfoEndpoint: 'https://f.example.com/me',
    };
    profiles = [made({ issuer: 'https://login.example.com', ...endpoints })];
    for (const url of Object.values(endpoints)) assert.ok(allowed(url), url);
    assert.ok(hosts.isConfiguredHost('10.0.0.5'));
    profiles = [made({ issuer: 'https://login.example.com' })];
    for (const url of Object.values(endpoints)) assert.ok(!allowed(url), url);
  });

  it('of endpoints are agreed to for one issuer, while it is in effect', async () => {
    const issuer = 'https://login.example.com';
    profiles = [made({ issuer })];
    await hosts.rememberEndpointHosts(issuer, ['https://tokens.example.net', 'https://tokens.example.net']);
    hosts.admitEndpointHosts(issuer, ['https://known.example.net']);
    for (const url of ['https://tokens.example.net/token', 'https://known.example.net/token']) assert.ok(allowed(url));
    assert.ok(hosts.hasEndpointHost(issuer, 'https://tokens.example.net'));
    assert.ok(!hosts.hasEndpointHost(issuer, 'https://known.example.net'));
    assert.ok(!hosts.isConfiguredHost('tokens.example.net'));
    profiles = [made({ issuer: 'https://another.example.com' })];
    for (const url of ['https://tokens.example.net/token', 'https://known.example.net/token']) assert.ok(!allowed(url));
  });

  it('that failed are spoken of without icons or links of theirs', () => {
    const sentence = failureSentence({ code: 'http-dns', url: 'https://$(zap).example/](command:x)' });
    assert.doesNotMatch(sentence, /(?<!\\)\$\(|\]\(/u);
    assert.match(sentence, /was not found/u);
  });
});
