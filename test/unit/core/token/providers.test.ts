/** Providers: each recognised by its issuer or claims, its kinds told apart, and no look-alike taken for one. */
import assert from 'node:assert/strict';
import { classifyToken } from '../../../../src/core/token/classify';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { providerRules, recogniseProvider } from '../../../../src/core/token/providers/recognise';
import { jws } from '../../../support/decodedFactory';
import { assertProportional } from '../../../support/proportion';
import { samples } from './providers/samples';

function classify(claims: JsonObject, header: JsonObject = {}): ReturnType<typeof classifyToken> {
  return classifyToken(jws({ header: { typ: 'JWT', ...header }, claims }));
}

function providerOf(claims: JsonObject, header: JsonObject = {}): string | undefined {
  return classify(claims, header).provider?.id;
}

describe('providers', () => {
  describe('of realistic tokens', () => {
    for (const sample of samples) {
      it(sample.what, () => {
        const { kind, confidence, provider, reasons } = classify(sample.claims, sample.header);
        assert.deepEqual([provider?.id, kind, confidence], [sample.provider, sample.kind, sample.confidence]);
        assert.ok(reasons.length >= 2, 'one reason for the kind, one for the provider');
        for (const reason of reasons) assert.match(reason, /^[A-Z][^\n]{15,}\.$/);
      });
    }

    it('every provider has a token among them', () => {
      const shown = new Set(samples.map((sample) => sample.provider));
      const missing = providerRules.map((rule) => rule.id).filter((id) => !shown.has(id));
      assert.deepEqual(missing, []);
    });
  });

  describe('look-alikes are nobody', () => {
    const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
    const entra = { ver: '2.0', tid: tenant, oid: tenant, azp: tenant, scp: 'read' };
    const lookalikes: readonly (readonly [issuer: string, claims?: JsonObject])[] = [
      [`https://login.microsoftonline.com.evil.example/${tenant}/v2.0`, entra],
      [`https://evil.example/https://login.microsoftonline.com/${tenant}/v2.0`, entra],
      [`https://login.microsoftonline.com/${tenant}/v2.0/`, entra],
      [`https://login.microsoftonline.com/${tenant}/v2.0\n`, entra],
      [` https://login.microsoftonline.com/${tenant}/v2.0`, entra],
      [`http://login.microsoftonline.com/${tenant}/v2.0`, entra],
      [`https://login.microsoftonline.com@evil.example/${tenant}/v2.0`, entra],
      [`https://sts.windows.net/${tenant}`, { ver: '1.0', tid: tenant, appid: tenant }],
      [`https://contoso.b2clogin.com.evil.example/${tenant}/v2.0/`, { tfp: 'B2C_1_x' }],
      [`https://evil.example#.ciamlogin.com/${tenant}/v2.0`],
      ['https://evil.example/?https://accounts.google.com', { azp: 'x', hd: 'acme.example' }],
      ['https://accounts.google.com.evil.example'],
      ['https://accounts.google.com/'],
      ['https://accountsXgoogle.com'],
      ['https://evil.example/.auth0.com/', {}],
      ['https://acme.auth0.com.evil.example/', { sub: 'auth0|1' }],
      ['https://acme.auth0.com', { sub: 'auth0|1' }],
      ['https://acme.okta.com.evil.example/oauth2/default', { jti: 'AT.x', cid: 'x', scp: ['a'] }],
      ['https://evil.example/acme.okta.com', { jti: 'AT.x', cid: 'x' }],
      ['https://OKTA.COM.evil.example', { jti: 'AT.x', cid: 'x' }],
      [
        'https://cognito-idp.eu-west-1.amazonaws.com.evil.example/eu-west-1_a',
        { token_use: 'access', origin_jti: 'x' },
      ],
      ['https://api.descope.com.evil.example/P2SAc2Ou4l9d5GlpYWyUZRYtNHM6', { drn: 'DS', rexp: 'x' }],
      ['P2SAc2Ou4l9d5GlpYWyUZRYtNHM6/../x'],
      ['https://securetoken.google.com.evil.example/p', { firebase: {}, user_id: 'u' }],
      ['https://securetoken.google.com/p/x', { firebase: {}, user_id: 'u' }],
      ['https://abcdefghijklmnopqrst.supabase.co.evil.example/auth/v1', { role: 'anon', aal: 'aal1', session_id: 'x' }],
      ['https://x.clerk.accounts.dev.evil.example', { sub: 'user_1', sid: 'sess_1' }],
      ['https://clerk.acme.example@evil.example', { sub: 'someone' }],
      ['https://auth.pingone.evil.example/aaaabbbb-0000-cccc-1111-dddd2222eeee/as', { 'p1.rid': 'x' }],
      ['https://acme.onelogin.com.evil.example/oidc/2'],
      ['https://user@sso.acme.example/realms/shop'],
      ['https://sso.acme.example/?/realms/shop'],
      [
        'https://oidc.eks.eu-west-1.amazonaws.com.evil.example/id/0123456789ABCDEF',
        { sub: 'system:serviceaccount:a:b' },
      ],
      ['kubernetes/serviceaccount/x'],
      [
        'https://token.actions.githubusercontent.com.evil.example',
        { repository: 'a/b', run_id: '1', job_workflow_ref: 'x' },
      ],
      ['https://evil.example/_services/token'],
      ['https://gitlab.com.evil.example', { project_path: 'a/b', pipeline_id: '1', job_id: '2' }],
      ['https://appleid.apple.com.evil.example'],
      ['https://evil.example/builder@acme.iam.gserviceaccount.com'],
      ['builder@evil.example?gserviceaccount.com'],
      ['https://acme.cloudflareaccess.com.evil.example', { type: 'app' }],
      ['https://api.workos.com.evil.example', { sid: 'x', role: 'y' }],
      ['stytch.com.evil.example/project-live-1', { 'https://stytch.com/session': {} }],
      ['https://acme.zitadel.cloud.evil.example', { 'urn:zitadel:iam:user:metadata': {} }],
      ['https://app.terraform.io.evil.example'],
      ['https://aaaabbbb-0000-cccc-1111-dddd2222eeee.tokens.sts.global.api.aws.evil.example'],
    ];
    for (const [iss, claims] of lookalikes) {
      it(JSON.stringify(iss), () => {
        assert.equal(providerOf({ sub: 'x', ...claims, iss }), undefined);
      });
    }
  });

  it('recognises claims where the issuer is absent', () => {
    const cases: readonly (readonly [string, JsonObject])[] = [
      ['descope', { drn: 'DSR' }],
      ['entra-v2', { ver: '2.0', tid: 't', oid: 'o' }],
      ['entra-v1', { ver: '1.0', tid: 't', appid: 'a' }],
      ['entra-b2c', { tfp: 'B2C_1_signin' }],
      ['cognito', { token_use: 'id', 'cognito:username': 'ann' }],
      ['firebase', { firebase: {}, user_id: 'u' }],
      ['keycloak', { typ: 'Refresh', session_state: 's' }],
      ['pingone', { 'p1.rid': 'r' }],
      ['github-actions', { repository: 'a/b', run_id: '1', job_workflow_ref: 'w' }],
    ];
    for (const [id, claims] of cases) assert.equal(providerOf(claims), id);
  });

  it('does not recognise by half of a mark, or by a mark of the wrong type', () => {
    assert.equal(providerOf({ drn: 'DSX' }), undefined);
    assert.equal(providerOf({ drn: ['DS'] }), undefined);
    assert.equal(providerOf({ ver: '2.0', tid: 't' }), undefined);
    assert.equal(providerOf({ ver: 2, tid: 't', oid: 'o' }), undefined);
    assert.equal(providerOf({ repository: 'a/b', run_id: null, job_workflow_ref: 'w' }), undefined);
    assert.equal(providerOf({ sub: 'spiffe:' }), undefined);
  });

  it('takes no issuer that is not a string, and no inherited name for a claim', () => {
    for (const iss of [1, true, null, ['https://accounts.google.com'], { url: 'https://accounts.google.com' }]) {
      assert.equal(providerOf({ iss, sub: 'x' }), undefined);
    }
    const hostile = JSON.parse(
      '{"__proto__":{"iss":"https://accounts.google.com","drn":"DS"},"constructor":1}',
    ) as JsonObject;
    const classification = classify(hostile);
    assert.equal(classification.provider, undefined);
    assert.equal(classification.kind, 'jwt');
  });

  it('has stable ids, anchored patterns, and no state in a pattern', () => {
    const names = new Map(providerRules.map((rule) => [rule.id, rule.name]));
    for (const { id, name, issuer } of providerRules) {
      assert.match(id, /^[\da-z]+(?:-[\da-z]+)*$/);
      assert.equal(name, names.get(id));
      if (issuer === undefined) continue;
      assert.ok(issuer.source.startsWith('^') && issuer.source.endsWith('$'), id);
      assert.equal(issuer.flags, '', id);
    }
  });

  it('stays linear for a long hostile issuer', async () => {
    const parts = ['a', '-', 'a.', 'a/', 'a@a.'];
    for (const start of ['https://', 'https://clerk.', 'https://a/v1/', 'a@']) {
      for (const part of parts) {
        const recognise = (length: number): void => {
          const issuer = start + part.repeat(length / part.length);
          assert.equal(recogniseProvider({ issuer, claims: { sub: issuer, jti: issuer }, header: {} }), undefined);
        };
        await assertProportional(start + part, recognise, 2 ** 12);
      }
    }
  });
});
