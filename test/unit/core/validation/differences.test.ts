import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceBetween } from '../../../../src/core/validation/differences';
import { assertProportional } from '../../../support/proportion';

const tenant = '11111111-2222-4333-8444-555555555555';
const other = '99999999-2222-4333-8444-555555555555';

describe('differenceBetween', () => {
  const pairs: readonly (readonly [string, string, ReturnType<typeof differenceBetween>])[] = [
    ['https://a.example', 'https://a.example/', 'trailing-slash'],
    ['https://a.example', 'https://a.example//', 'prefix'],
    ['https://a.example', 'https://A.example', 'letter-case'],
    ['https://a.example', 'http://a.example', 'scheme'],
    ['https://a.example', 'a.example', 'scheme'],
    ['https://a.example', 'https://a.example\n', 'white-space'],
    ['https://a.example', 'https://a.exam\u2060ple', 'white-space'],
    ['https://a.example', 'HTTPS://A.example/', 'trailing-slash'],
    ['https://a.example/tenant', 'https://a.example', 'prefix'],
    ['https://a.example', 'https://a.example.org', undefined],
    ['https://a.example', 'https://b.example', undefined],
    ['client-id', 'api://client-id', 'prefix'],
    ['abc', 'xabc', undefined],
    ['a', 'a:b', undefined],
    [`https://login.microsoftonline.com/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`, 'entra-v1-v2'],
    [
      `https://login.microsoftonline.com/${tenant}/v2.0`,
      `https://login.microsoftonline.com/${other}/v2.0`,
      'entra-tenant',
    ],
    [`https://sts.windows.net/${tenant}/`, `https://sts.windows.net/${other}/`, 'entra-tenant'],
    [
      'https://login.microsoftonline.com/common/v2.0',
      `https://login.microsoftonline.com/${tenant}/v2.0`,
      'entra-tenant',
    ],
    [
      `https://login.microsoftonline.com/${tenant}/v2.0`,
      `https://login.microsoftonline.com/${tenant}/v2.0/`,
      'trailing-slash',
    ],
    [`https://login.microsoftonline.com/${tenant}/v2.0`, `https://sts.windows.net/${other}/`, 'entra-tenant'],
    [`https://login.microsoftonline.com/{tenantid}/v2.0`, `https://sts.windows.net/${other}/`, 'entra-v1-v2'],
    ['', 'https://a.example', undefined],
    ['same', 'same', undefined],
  ];
  for (const [expected, found, difference] of pairs) {
    it(`${JSON.stringify(expected)} and ${JSON.stringify(found)}: ${difference ?? 'nothing in common'}`, () => {
      assert.equal(differenceBetween(expected, found), difference);
      assert.equal(differenceBetween(found, expected), difference, 'and the other way round');
    });
  }

  it('finds none between equal texts', () => {
    fc.assert(fc.property(fc.string(), (text) => differenceBetween(text, text) === undefined));
  });

  it('takes time in proportion to the texts', async () => {
    for (const [start, part] of [
      ['', ' '],
      ['https://', 'a/'],
    ] as const) {
      const compare = (length: number): void => {
        const text = start + part.repeat(length / part.length);
        differenceBetween(`${text}a`, `${text}b`);
        differenceBetween(text, `${text}b`);
      };
      await assertProportional(start + part, compare, 8000);
    }
  });
});
