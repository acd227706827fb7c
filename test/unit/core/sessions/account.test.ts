/** Whose session it is: from the ID token, userinfo, or the access token, in this order. */
import assert from 'node:assert/strict';
import { accountOf } from '../../../../src/core/sessions/account';

function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`;
}

describe('the account of a session', () => {
  it('is of the ID token first, then of userinfo, then of an access token that is a JWT', () => {
    const idToken = jwt({ sub: 'of-id', preferred_username: 'ada' });
    const accessToken = jwt({ sub: 'of-access', email: 'access@example.com' });
    const userinfo = { sub: 'of-userinfo', email: 'ada@example.com' };
    assert.deepEqual(accountOf({ idToken, accessToken }, userinfo), { id: 'of-id', label: 'ada' });
    assert.deepEqual(accountOf({ idToken: undefined, accessToken }, userinfo), {
      id: 'of-userinfo',
      label: 'ada@example.com',
    });
    assert.deepEqual(accountOf({ idToken: undefined, accessToken }), { id: 'of-access', label: 'access@example.com' });
  });

  it('takes a name from where there is one', () => {
    const idToken = jwt({ sub: 'of-id' });
    assert.deepEqual(accountOf({ idToken, accessToken: 'opaque' }, { name: 'Ada Lovelace' }), {
      id: 'of-id',
      label: 'Ada Lovelace',
    });
    assert.deepEqual(accountOf({ idToken, accessToken: 'opaque' }), { id: 'of-id', label: 'of-id' });
  });

  it('knows the numbers and logins of GitHub', () => {
    const account = accountOf({ idToken: undefined, accessToken: 'gho_x' }, { id: 583231, login: 'octocat' });
    assert.deepEqual(account, { id: '583231', label: 'octocat' });
  });

  it('is nobody where nothing says who it is', () => {
    for (const userinfo of [undefined, {}, { sub: '' }, { sub: '  ' }, { sub: null }, { sub: ['a'] }, { sub: {} }]) {
      assert.deepEqual(accountOf({ idToken: undefined, accessToken: 'opaque' }, userinfo), { id: '', label: '' });
    }
    assert.deepEqual(accountOf({ idToken: 'no.token', accessToken: 'a.b.c' }), { id: '', label: '' });
  });

  it('keeps hostile text as it is, and takes no text without end', () => {
    const name = '<img src=x onerror=alert(1)>\u202E[x](command:y)';
    assert.equal(accountOf({ idToken: undefined, accessToken: '' }, { sub: 'a', name }).label, name);
    const long = 'x'.repeat(100_000);
    assert.deepEqual(accountOf({ idToken: undefined, accessToken: '' }, { sub: 'a', name: long }), {
      id: 'a',
      label: 'a',
    });
  });
});
