import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { dotenvAddition, dotenvStanding } from '../../../../src/core/edits/dotenv';
import { ignoreAddition, isIgnored } from '../../../../src/core/edits/gitignore';
import { isVariableName, variableName } from '../../../../src/core/edits/variableName';
import { decodeToken } from '../../../../src/core/token/decode';
import { assertProportional } from '../../../support/proportion';
import { compactJws, madeUpGitHubToken } from '../../../support/tokenFactory';

describe('the addition to .env', () => {
  it('is read back by Node, whatever stood there', () => {
    const token = fc.stringMatching(/^eyJ[\w.~-]{1,40}$/);
    const before = fc.constantFrom('', 'A=1', 'A=1\n', '# note', 'A="x y"\r\n', '\n\n');
    fc.assert(
      fc.property(before, token, (text, value) => {
        const after = text + dotenvAddition(text, 'API_TOKEN', value);
        assert.equal(parseEnv(after)['API_TOKEN'], value);
        assert.deepEqual({ ...parseEnv(text), API_TOKEN: value }, { ...parseEnv(after) });
        assert.equal(dotenvStanding(after, 'API_TOKEN', value), 'same');
        assert.ok(after.endsWith('\n'));
      }),
    );
  });

  it('quotes what is JSON', () => {
    const value = '{"payload":"eyJ9","signature":"c2ln"}';
    assert.equal(parseEnv(dotenvAddition('', 'T', value))['T'], value);
  });

  it('is one value for a shell too, whatever the token holds', function () {
    if (process.platform === 'win32') this.skip();
    const value = `{"payload":"eyJ9","header":{"x":"'; echo ran; echo 'y$(echo ran)"},"signature":"c2ln"}`;
    const addition = dotenvAddition('', 'T', value);
    const read = execFileSync('sh', ['-c', `${addition}printf %s "$T"`], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(read), JSON.parse(value));
    assert.deepEqual(JSON.parse(parseEnv(addition)['T'] ?? ''), JSON.parse(value));
    assert.equal(dotenvStanding(addition, 'T', value), 'same');
    const other = "key';echo ran;'";
    assert.equal(
      execFileSync('sh', ['-c', `${dotenvAddition('', 'T', other)}printf %s "$T"`], { encoding: 'utf8' }),
      other,
    );
  });

  it('is not made where the name has a value', () => {
    assert.equal(dotenvStanding('A=1\nAPI_TOKEN=other\n', 'API_TOKEN', 'eyJ'), 'other');
    assert.equal(dotenvStanding('export API_TOKEN = "eyJ"\n', 'API_TOKEN', 'eyJ'), 'same');
    assert.equal(dotenvStanding("API_TOKEN='eyJ'\r\n", 'API_TOKEN', 'eyJ'), 'same');
    assert.equal(dotenvStanding('# API_TOKEN=eyJ\nMY_API_TOKEN=eyJ\n', 'API_TOKEN', 'eyJ'), 'absent');
    assert.equal(dotenvStanding('API_TOKEN=eyJ\nAPI_TOKEN=other\n', 'API_TOKEN', 'eyJ'), 'other');
  });
});

describe('isIgnored', () => {
  const rows = [
    ['.env\n', true],
    ['/.env\r\n', true],
    ['**/.env\n', true],
    ['.env*\n', true],
    ['.e?v\n', true],
    ['*\n', true],
    ['*.env\n', true],
    ['', false],
    ['# .env\n', false],
    ['.env/\n', false],
    ['config/.env\n', false],
    ['.env.*\n', false],
    ['.envrc\n', false],
    ['.env\n!.env\n', false],
    ['!.env\n.env\n', true],
    ['*.local\n.env*\n!.env.example\n', true],
  ] as const;

  for (const [text, expected] of rows) {
    it(JSON.stringify(text), () => assert.equal(isIgnored(text, '.env'), expected));
  }

  it('says what git says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ignore-'));
    try {
      spawnSync('git', ['init', '-q', folder]);
      for (const [text, expected] of rows) {
        writeFileSync(join(folder, '.gitignore'), text);
        const { status } = spawnSync('git', ['-C', folder, 'check-ignore', '-q', '--no-index', '.env']);
        assert.equal(status, expected ? 0 : 1, JSON.stringify(text));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('holds once the line was added', () => {
    for (const text of ['', 'node_modules', 'dist\n', '.env\n!.env\n', 'a\r\n']) {
      assert.equal(isIgnored(text + ignoreAddition(text, '.env'), '.env'), true, text);
    }
  });

  it('takes time in proportion to the pattern', async () => {
    const ignored = (pattern: string): void => void isIgnored(pattern, '.env');
    await assertProportional('many letters', (size) => ignored('*a'.repeat(size)), 10_000);
    await assertProportional('many stars', (size) => ignored(`${'*'.repeat(size)}a\n`), 10_000);
  });
});

describe('variableName', () => {
  const access = decodeToken(compactJws({ alg: 'RS256', typ: 'at+jwt' }, { iss: 'https://i.example' }));
  const rows = [
    ["const ordersToken = '", 'ORDERS_TOKEN'],
    ["  ordersToken: string = '", 'ORDERS_TOKEN'],
    ['var ordersToken string = "', 'ORDERS_TOKEN'],
    ['  "refresh_token": "', 'REFRESH_TOKEN'],
    ['ORDERS_API_TOKEN=', 'ORDERS_API_TOKEN'],
    ['export ORDERS_JWT="', 'ORDERS_JWT'],
    ['headers["X-Api-Key"] = "', 'X_API_KEY'],
    ['h = {"X-Session": f"Bearer ', 'X_SESSION'],
    ["$config['ordersToken'] => '", 'ORDERS_TOKEN'],
    ['    orders-token: ', 'ORDERS_TOKEN'],
    // Nothing that says more than "token".
    ["const token = '", 'ACCESS_TOKEN'],
    ["client.token = '", 'ACCESS_TOKEN'],
    ['String jwt = "', 'ACCESS_TOKEN'],
    ['Authorization: Bearer ', 'ACCESS_TOKEN'],
    ["send('", 'ACCESS_TOKEN'],
    ['', 'ACCESS_TOKEN'],
  ] as const;

  for (const [lead, expected] of rows) {
    it(JSON.stringify(lead), () => assert.equal(variableName(lead, access), expected));
  }

  it('goes by the kind, the role and the vendor', () => {
    const named = (claims: Readonly<Record<string, unknown>>): string =>
      variableName('', decodeToken(compactJws({ alg: 'HS256', typ: 'JWT' }, claims)));
    const supabase = { iss: 'supabase', ref: 'abcdefghijklmnopqrst', iat: 1, exp: 2 };
    assert.equal(named({ ...supabase, role: 'service_role' }), 'SUPABASE_SERVICE_ROLE_KEY');
    assert.equal(named({ ...supabase, role: 'anon' }), 'SUPABASE_ANON_KEY');
    assert.equal(named({ ...supabase, role: 'constructor' }), named(supabase));
    assert.equal(variableName('', decodeToken(madeUpGitHubToken())), 'GITHUB_TOKEN');
  });

  it('is always a name that can be used', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (lead) => isVariableName(variableName(lead, access))));
    for (const name of ['', '1A', 'A-B', 'A B', 'A=B', 'Ä', 'A'.repeat(101)])
      assert.equal(isVariableName(name), false, name);
  });
});
