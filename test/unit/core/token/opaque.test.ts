/** Opaque tokens: every shape found whole, look-alikes left alone, checksums, and no text that takes long. */
import assert from 'node:assert/strict';
import type { DecodedToken } from '../../../../src/core/token/decoded';
import { opaqueShapes, opaqueTokenAt, readOpaqueToken } from '../../../../src/core/token/opaque';
import { base62, constantSource, crc32ByDefinition, hex, inBase, samples, seededSource } from './opaque/samples';
import type { Sample } from './opaque/samples';

const inner: DecodedToken = {
  form: 'malformed',
  segment: 'token',
  reason: 'not-a-token',
  header: undefined,
  headerText: undefined,
  payload: undefined,
  claims: undefined,
  segments: [],
};

function read(token: string): ReturnType<typeof readOpaqueToken> {
  return readOpaqueToken(token, () => inner);
}

function nameOf({ vendor, credential, variant }: Pick<Sample, 'vendor' | 'credential' | 'variant'>): string {
  return [vendor, credential, variant ?? ''].join(' ').trim();
}

/** A made-up token and where to look for it. */
function makeText(sample: Sample, seed = 20261122): { text: string; offset: number; token: string } {
  const token = sample.make(seededSource(seed));
  const before = sample.before ?? '';
  return { text: before + token, offset: before.length, token };
}

/** Whether this very shape is found at the offset, however far it reaches. */
function finds(sample: Sample, text: string, offset: number): boolean {
  const shape = opaqueTokenAt(text, offset)?.shape;
  return shape?.vendor === sample.vendor && shape.credential === sample.credential;
}

describe('opaqueTokenAt', () => {
  it('has a sample for every shape', () => {
    const sampled = new Set(
      samples.map((sample) => {
        const { text, offset } = makeText(sample);
        return opaqueTokenAt(text, offset)?.shape;
      }),
    );
    assert.deepEqual(opaqueShapes.filter((shape) => !sampled.has(shape)).map(nameOf), []);
  });

  for (const sample of samples) {
    describe(nameOf(sample), () => {
      it('is found whole and named', () => {
        const { text, offset } = makeText(sample);
        const found = opaqueTokenAt(text, offset);
        assert.equal(found?.end, text.length);
        assert.equal(found.shape.vendor, sample.vendor);
        assert.equal(found.shape.credential, sample.credential);
      });

      it('is found whole in ordinary text', () => {
        const { text, offset } = makeText(sample);
        const around: readonly (readonly [string, string])[] = [
          ['"', '",'],
          ["'", "';"],
          ['token=', '\n'],
          ['See ', '.'],
          ['See ', '. Then'],
          ['(', ')'],
          ['<', '>'],
          ['`', '`'],
          ['https://issuer.test/?t=', '&b=1'],
          ['a,', ',b'],
          ['\\n', '\\n'],
          ['%20', '%22'],
          ['\u001b[32m', '\u001b[0m'],
          ['日本', '語'],
        ];
        for (const [left, right] of around) {
          const start = left.length + offset;
          assert.equal(opaqueTokenAt(left + text + right, start)?.end, left.length + text.length, left + right);
        }
      });

      it('is not found glued to a word', () => {
        const { text, offset, token } = makeText(sample);
        if (offset > 0) return;
        for (const left of ['x', 'Z', '7', '_', '-']) assert.equal(opaqueTokenAt(left + token, 1), undefined, left);
        assert.equal(text, token);
      });

      it('never ends in the middle of a longer run', () => {
        const { text, offset } = makeText(sample);
        for (const more of ['a', 'Zz9', '_', '-x', '_more-of_it']) {
          const end = opaqueTokenAt(text + more, offset)?.end;
          assert.ok(end === undefined || end === text.length + more.length, more);
        }
      });

      it('is not found one character short', () => {
        const { text, offset } = makeText(sample);
        if (sample.structured === true) return;
        assert.equal(finds(sample, text.slice(0, -1), offset), false);
      });

      it('is not found with a foreign character inside', () => {
        const { text, offset, token } = makeText(sample);
        const middle = offset + Math.floor(token.length / 2);
        for (const foreign of [' ', 'é', '"', '…']) {
          const broken = text.slice(0, middle) + foreign + text.slice(middle + 1);
          assert.notEqual(opaqueTokenAt(broken, offset)?.end, broken.length, foreign);
        }
      });

      it('is not found when it is a placeholder', () => {
        if (sample.structured === true) return;
        const placeholder = (sample.before ?? '') + sample.make(constantSource);
        const checksum = read(sample.make(constantSource))?.checksum;
        if (checksum !== 'valid') assert.equal(opaqueTokenAt(placeholder, sample.before?.length ?? 0), undefined);
      });

      it('can be looked for by a literal of its own', () => {
        const { text, offset, token } = makeText(sample);
        const shape = opaqueTokenAt(text, offset)?.shape;
        assert.ok(shape !== undefined);
        const { anchor } = shape;
        const anchored = anchor !== undefined && text.startsWith(anchor.text, offset + anchor.at);
        assert.ok(anchored || shape.prefixes.some((prefix) => token.startsWith(prefix)));
      });

      it('is read when it is decoded whole', () => {
        const { token } = makeText(sample);
        const opaque = read(token);
        assert.equal(opaque?.vendor, sample.vendor);
        assert.equal(opaque.credential, sample.credential);
        assert.notEqual(opaque.checksum, 'invalid');
        assert.match(opaque.advice ?? '', /^[A-Z].{20,}\.$/);
      });
    });
  }

  it('prefers the more specific of two shapes', () => {
    const at = (text: string): string => nameOf(opaqueTokenAt(text, 0)?.shape ?? { vendor: '', credential: '' });
    const source = seededSource(7);
    const random = (length: number): string => source(base62, length);
    assert.equal(at(`sk_live_51${random(97)}`), 'stripe live secret key');
    assert.equal(at(`sk_live_${random(42)}`), 'stripe-or-clerk live secret key');
    assert.equal(at(`pk_test_51${random(97)}`), 'stripe publishable key');
    assert.equal(at(`sk-ant-api03-${random(91)}AA`), 'anthropic API key');
    assert.equal(at(`xoxe.xoxb-1-${random(160)}`), 'slack rotating bot token');
    assert.equal(at(`github_pat_${random(22)}_${random(59)}`), 'github fine-grained personal access token');
    assert.equal(at(`AIza${random(35)}`), 'google API key');
  });

  it('knows the longer bodies that vendors moved to', () => {
    const random = seededSource(8);
    for (const text of [
      `ghp_${random(base62, 60)}`,
      `glpat-${random(base62, 120)}.0v${random(hex, 7)}`,
      `hvs.${random(base62, 95)}`,
      `IQoJb3JpZ2lu${random(base62, 400)}%2F${random(base62, 300)}%2B${random(base62, 90)}%3D%3D`,
      `0.A${random(base62, 60)}.${random(base62, 900)}`,
    ]) {
      assert.equal(opaqueTokenAt(`"${text}"`, 1)?.end, text.length + 1, text);
    }
  });

  it('keeps silent about placeholders of documentation', () => {
    for (const text of [
      `AKIAIOSFODNN7${'EXAMPLE'}`,
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

  it('finds nothing where no literal stands', () => {
    for (const text of ['', 'a', '\u0000', '😀', 'AZDO', 'Q~', '.atlasv1.']) {
      for (const offset of [-1, 0, 1, 4, 1000]) assert.equal(opaqueTokenAt(text, offset), undefined);
    }
  });
});

describe('the tables of opaque tokens', () => {
  it('are all sticky and bounded, so that no text makes a pattern run far', () => {
    for (const { pattern } of opaqueShapes) {
      assert.equal(pattern.flags, 'y', pattern.source);
      const outsideClasses = pattern.source.replace(/\\./g, 'c').replace(/\[[^\]]*\]/g, 'c');
      assert.doesNotMatch(outsideClasses, /[*+]|\{\d+,\}/, pattern.source);
    }
  });

  it('say what to do, name no key public that is secret, and list only literals that their pattern begins with', () => {
    const published = opaqueShapes.filter((shape) => shape.isPublic === true).map(nameOf);
    assert.deepEqual(published.sort(), [
      'clerk publishable key',
      'google API key',
      'stripe publishable key',
      'supabase publishable key',
    ]);
    for (const shape of opaqueShapes) {
      assert.match(shape.advice, /^[A-Z0-9].{20,240}\.$/, nameOf(shape));
      assert.match(shape.vendor, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      for (const prefix of shape.prefixes) assert.ok(prefix.length >= 2, nameOf(shape));
    }
  });

  it('take time in proportion to the text, whatever it is made of', () => {
    const units = hostileUnits();
    const elapsed = (length: number): number => {
      const inputs = units.map(([literal, unit]) => [literal, unit.repeat(Math.ceil(length / unit.length))] as const);
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        for (const [literal, text] of inputs) scan(text, literal);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    elapsed(512);
    const [single, double] = [elapsed(4096), elapsed(8192)];
    assert.ok(double < 3 * single + 5, `${String(single)} ms, twice the text ${String(double)} ms`);
  });

  it('pass a megabyte of one run quickly', () => {
    const start = performance.now();
    for (const { prefixes } of opaqueShapes) {
      for (const prefix of prefixes) opaqueTokenAt(prefix + megabyte, 0);
    }
    assert.ok(performance.now() - start < 1000);
  });
});

const megabyte = 'aB3dE7gH1jK5mN9p'.repeat(1 << 16);

/** Every literal over and over, with a separator that some token's alphabet has and that a token may follow. */
function hostileUnits(): readonly (readonly [string, string])[] {
  const literals = new Set(
    opaqueShapes.flatMap(({ prefixes, anchor }) => [...prefixes, ...(anchor === undefined ? [] : [anchor.text])]),
  );
  const units = [...literals].flatMap((literal) => ['.', '/', '='].map((end) => [literal, literal + end] as const));
  const body = seededSource(3)(base62, 40);
  return [...units, ['ghs_', `ghs_1_eyJ${body}.`], ['ZXlK', 'ZXlK'], ['0.A', `0.A${body}${body}.`]];
}

/** What a scanner does: ask at every place where the literal stands. */
function scan(text: string, literal: string): number {
  let found = 0;
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
    if (opaqueTokenAt(text, at) !== undefined) found++;
  }
  return found;
}

describe('readOpaqueToken', () => {
  const random = seededSource(11);

  it('checks GitHub’s and npm’s checksum', () => {
    // The dummy of https://github.com/secretlint/secretlint/issues/200, in parts.
    const body = 'qkJaB6MffYVzZXWqmcoF49yrUxP3wf';
    assert.equal(read(`npm_${body}${'0LsakP'}`)?.checksum, 'valid');
    assert.equal(read(`ghp_${body}${'0LsakP'}`)?.checksum, 'valid');
    assert.equal(read(`ghp_${body}${'0LsakQ'}`)?.checksum, 'invalid');
    assert.equal(read(`ghp_${body.replace('q', 'r')}${'0LsakP'}`)?.checksum, 'invalid');
  });

  it('checks every checksum that is known, and only those', () => {
    const withChecksum = samples.filter((sample) => read(sample.make(seededSource(5)))?.checksum !== 'none');
    assert.deepEqual(withChecksum.map(nameOf), [
      'github classic personal access token',
      'github OAuth access token',
      'github app user access token',
      'github app refresh token',
      'github app installation token',
      'gitlab personal access token routable',
      'npm access token',
      'grafana service account token',
      'atlassian API token',
    ]);
    for (const sample of withChecksum) {
      const token = sample.make(seededSource(5));
      assert.equal(read(token)?.checksum, 'valid', nameOf(sample));
      const changed = token.slice(0, 12) + (token[12] === 'a' ? 'b' : 'a') + token.slice(13);
      assert.equal(read(changed)?.checksum, 'invalid', nameOf(sample));
      const { end } = opaqueTokenAt(changed, 0) ?? {};
      assert.equal(end, changed.length, 'a wrong checksum rejects nothing');
    }
  });

  it('pads checksums with zeros', () => {
    // Bodies are tried until the checksum is small; the expected text comes from the definition of CRC-32.
    for (let tries = 0; ; tries++) {
      const body = random(base62, 30);
      const value = crc32ByDefinition(body);
      if (value >= 62 ** 5) continue;
      assert.equal(read(`gho_${body}${inBase(value, base62, 6)}`)?.checksum, 'valid');
      assert.ok(inBase(value, base62, 6).startsWith('0'));
      break;
    }
  });

  it('hands over the JWT that a token wraps', () => {
    const wrapped: string[] = [];
    for (const sample of samples.filter(({ structured }) => structured === true)) {
      const token = sample.make(seededSource(6));
      const opaque = readOpaqueToken(token, (compact) => {
        wrapped.push(compact);
        return inner;
      });
      assert.equal(opaque?.embedded, sample.vendor === 'clerk' ? undefined : inner);
    }
    assert.equal(wrapped.length, 2);
    for (const compact of wrapped) assert.match(compact, /^eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9\.[\w-]+\.[\w-]{86}$/);
  });

  it('reads a placeholder too, because somebody asked', () => {
    assert.equal(read(`AKIAIOSFODNN7${'EXAMPLE'}`)?.vendor, 'aws');
    assert.equal(read('ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')?.vendor, 'github');
  });

  it('tells public keys from secret ones', () => {
    assert.equal(read(`pk_live_${random(base62, 24)}`)?.isPublic, true);
    assert.equal(read(`sk_live_${random(base62, 24)}`)?.isPublic, false);
    assert.equal(read(`AIza${random(base62, 35)}`)?.isPublic, true);
  });

  it('names shapes that are too weak to be looked for', () => {
    const tokens = new Map([
      [`s.${random(base62, 24)}`, 'vault'],
      [`v1.${random(base62, 45)}`, 'auth0'],
      [`00${random(base62, 40)}`, 'okta'],
      [`K2${random(base62, 60)}`, 'descope'],
      [`oat_${random(base62, 40)}`, 'clerk'],
      [`ak_${random(base62, 40)}`, 'clerk'],
      [`mt_${random(base62, 40)}`, 'clerk'],
    ]);
    for (const [token, vendor] of tokens) {
      assert.equal(read(token)?.vendor, vendor, token);
      assert.equal(opaqueTokenAt(token, 0), undefined, token);
    }
  });

  it('calls a UUID and random text a token of an unknown issuer', () => {
    for (const token of [
      '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
      '3F2504E0-4F89-11D3-9A0C-0305E82C3301',
      random(base62, 20),
      random(base62, 32),
      random(hex, 64),
      random(`${base62}+/`, 88),
    ]) {
      const opaque = read(token);
      assert.equal(opaque?.vendor, 'unknown', token);
      assert.equal(opaque.advice, undefined);
      assert.equal(opaqueTokenAt(token, 0), undefined, token);
    }
  });

  it('leaves everything else alone', () => {
    for (const text of [
      '',
      'hello',
      random(base62, 19),
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      'this-is-a-sentence-with-hyphens-in-it',
      'some_identifier_with_underscores',
      'com.example.application.service.Configuration',
      'two words and a few more of them',
      'https://issuer.test/a9B8c7D6e5F4g3H2',
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.broken',
      'ewogICJhbGciOiAiSFMyNTYiCn0.e30.c2ln',
      '{"alg":"HS256"}',
      `ghp_${random(base62, 12)}`,
    ]) {
      assert.equal(read(text), undefined, text);
    }
  });
});
