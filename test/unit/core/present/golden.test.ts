/** Hover and document of many kinds of token with the usual preset, as reviewed by eye; UPDATE_GOLDEN=1 writes them anew. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentText } from '../../../../src/core/present/document';
import { hoverMarkdown } from '../../../../src/core/present/hover';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import type { TokenView } from '../../../../src/shared/tokenView';
import { goldenNow, samples } from './samples';
import { sampleReference } from './sampleView';

const folder = join(__dirname, '../../../fixtures/hover');
const times = createTimeWords('en-GB', 'Europe/Berlin');

describe('golden hovers and documents', () => {
  for (const [name, make] of Object.entries(samples)) {
    it(`shows ${name} as reviewed`, () => {
      const token = make();
      const { hover, document } = presented(token);
      compare(join(folder, name), 'expected.md', hover);
      compare(join(folder, name), 'expected.jsonc', document);
      for (const segment of token.split(/[.~]/).filter((part) => part.length >= 20)) {
        assert.ok(!hover.includes(segment) && !document.includes(segment), 'no part of the token as written');
      }
    });
  }
});

describe('the worked example', () => {
  const view = (): TokenView => viewOf(samples['worked-example']?.() ?? '');

  it('has a title, a meaning and a source for each of its seven claims', () => {
    assert.deepEqual(
      view().claims.map(({ name }) => name),
      ['amr', 'drn', 'exp', 'iat', 'iss', 'rexp', 'sub'],
    );
    for (const { name, title, meaning, source } of view().claims) {
      assert.ok(title && meaning && source, name);
    }
  });

  it('is recognised as a token of Descope', () => {
    assert.match(view().provider ?? '', /Descope/);
  });

  it('says that it expired three years ago and lived ten minutes', () => {
    assert.equal(view().lifetime?.sentence, 'expired 3 years ago · lived 10 minutes');
  });

  it('says why iss is no URL', () => {
    assert.match(view().claims.find(({ name }) => name === 'iss')?.meaning ?? '', /project id.*URL|URL.*project id/);
  });

  it('tells when the refresh token ends, from its ISO time', () => {
    assert.equal(view().claims.find(({ name }) => name === 'rexp')?.instant?.iso, '2023-11-21T19:13:21Z');
  });
});

function viewOf(token: string): TokenView {
  const policy = { preset: 'recommended', severities: {} } as const;
  return toTokenView(token, decodeToken(token), { now: goldenNow, times, reference: sampleReference, policy });
}

function presented(token: string): { readonly hover: string; readonly document: string } {
  const view = viewOf(token);
  return { hover: `${hoverMarkdown(view)}\n`, document: documentText(decodeToken(token), view) };
}

function compare(path: string, file: string, actual: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, file), actual);
  }
  assert.equal(actual, readFileSync(join(path, file), 'utf8'));
}
