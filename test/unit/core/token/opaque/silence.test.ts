/** What looks like an opaque token and is none: placeholders, identifiers, binary data; and that real ones are not lost with them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { opaqueShapes, opaqueTokenAt } from '../../../../../src/core/token/opaque';
import { read } from './reading';
import { base62, samples, seededSource } from '../../../../support/opaqueSamples';

describe('opaqueTokenAt', () => {
  it('keeps silent about placeholders of documentation', () => {
    for (const text of [
      ['AKIAIOSFODNN7', 'EXAMPLE'].join(''),
      'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'ghp_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
      'ghp_000000000000000000000000000000000000',
      'ghp_1234567890abcdefghijklmnopqrstuvwxyz',
      'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
      'ghp_YourPersonalAccessTokenGoesRightHere',
      'glpat-xxxxxxxxxxxxxxxxxxxx',
      'glpat-your-access-token-here',
      'sk-ant-api03-...',
      'sk-...',
      'sk_test_your_key',
      'sk_live_replaceThisWithYourOwnKey',
      'xoxb-your-token',
      'xoxb-111111111111-222222222222-placeholder4token9value',
      'npm_0123456789012345678901234567890123456',
      'hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'SG.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ]) {
      assert.equal(opaqueTokenAt(text, 0), undefined, text);
    }
  });

  it('keeps silent about identifiers and words that begin alike', () => {
    for (const text of [
      'npm_config_registry_from_the_environment_variable',
      'npm_package_devDependencies_typescript_eslint_parser',
      'ghs_installation_token_of_the_application_in_use',
      'hf_hub_download_with_retries_and_progress_bar_shown',
      'key-value-store-for-the-configuration-of-it',
      'dapi_client_for_the_data_platform_integration',
      'cioConfigurationOptionsProviderImpl',
      'glpat-personal-access-tokens-page',
      'sb_secret_rotation_of_the_service_role',
      'sk-proj-settings-of-the-application-under-development',
      'pplx-embeddings-of-the-latest-generation-model-family',
      'whsec_documentation_of_the_webhook_endpoint_settings',
      'hvs.prototype_of_the_house_valuation_service',
      'oat_milk_and_other_things_that_begin_with_oat',
      's.substringOfSomethingLonger1',
      '1//0 is a comment',
      '4/0Ax',
      'EAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'SKILL',
      'SG.Services.Gateway.Configuration.DependencyInjection.Extensions',
      'sha256~',
      '0.A',
      'pul-requests-are-welcome-in-this-repository-of-ours',
      'd41d8cd98f00b204e9800998ecf8427e',
      'M.C1',
    ]) {
      assert.equal(opaqueTokenAt(text, 0), undefined, text);
    }
  });

  it('does not look into base64 of binary data', () => {
    const random = seededSource(9);
    for (const text of [`EAAA${random(base62, 60)}`, `AKCp${random(base62, 69)}`, `EAAC${random(base62, 150)}`]) {
      assert.notEqual(opaqueTokenAt(`"${text}"`, 1), undefined);
      for (const [left, right] of [
        ['/', ''],
        ['+', ''],
        ['', '/'],
        ['', '+'],
        ['', '='],
      ] as const) {
        assert.equal(opaqueTokenAt(left + text + right, left.length), undefined, left + right);
      }
    }
  });

  it('takes runs of A for zero bytes, not for a placeholder', () => {
    const text = `0.A${seededSource(4)(base62, 40)}AAAAAAAAAA${seededSource(5)(base62, 40)}`;
    assert.equal(opaqueTokenAt(text, 0)?.end, text.length);
  });

  it('misses fewer than one in two thousand random tokens', () => {
    const source = seededSource(12345);
    let missed = 0;
    for (const sample of samples) {
      const before = sample.before ?? '';
      for (let count = 0; count < 200; count++) {
        const text = before + sample.make(source);
        if (opaqueTokenAt(text, before.length)?.end !== text.length) missed++;
      }
    }
    assert.ok(missed < (samples.length * 200) / 2000, `${String(missed)} missed`);
  });

  it('tells tokens of letters and digits in one case from words', () => {
    for (const body of ['ykvgcnuvwzzvinhbmhmq', 'a8bodyofsomebody0is1', 'qwrtzuioplkjhgfdsayx'])
      assertFound(`glimt-${body}`);
    for (const body of ['internationalization', 'animation-container-large', 'documentationoverview']) {
      assert.equal(opaqueTokenAt(`glimt-${body}`, 0), undefined, body);
    }
  });

  it('takes words for placeholders as people write them, and not as chance does', () => {
    for (const body of ['fX9yOUr2dpQ7s1LmBz8cWk4', 'q7R3mOcKz81LpW4sX9fAkE2bYtV5']) assertFound(`glpat-${body}`);
    for (const body of [
      'YOUR-x9Kq2Lw8Zr4Tb7Nm',
      'x9Kq2Lw8Zr4Tb7Nm-fake',
      'x9Kq2ExampleZr4Tb7NmQ',
      'x9Kq2xxxxLw8Zr4Tb7NmQ',
    ]) {
      assert.equal(opaqueTokenAt(`glpat-${body}`, 0), undefined, body);
    }
  });

  it('answers for any text at any offset', () => {
    const literals = [...new Set(opaqueShapes.flatMap(({ prefixes }) => prefixes))];
    const piece = fc.oneof(fc.string(), fc.constantFrom(...literals), fc.base64String());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), fc.nat(40), (pieces, offset) => {
        const text = pieces.join('');
        const end = opaqueTokenAt(text, offset)?.end;
        assert.ok(end === undefined || (end > offset && end <= text.length));
        assert.doesNotThrow(() => read(text));
      }),
      { numRuns: 60 },
    );
  });

  it('finds nothing where no literal stands', () => {
    for (const text of ['', 'a', '\u0000', '😀', 'AZDO', 'Q~', '.atlasv1.']) {
      for (const offset of [-1, 0, 1, 4, 1000]) assert.equal(opaqueTokenAt(text, offset), undefined);
    }
  });
});

function assertFound(text: string): void {
  assert.equal(opaqueTokenAt(text, 0)?.end, text.length, text);
}
