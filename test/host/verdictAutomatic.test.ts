/** Validation unasked: as far as the setting allows, of what is visible, and with no request where none is allowed. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { registerAutomaticValidation } from '../../src/host/editor/automaticValidation';
import { createSettingsSource, type Settings } from '../../src/host/settings';
import { createTokenIndex } from '../../src/host/tokenIndex';
import { closeEverything, pause, showText, until } from './support/documents';
import { audience, createTestVerdicts, issuer, signedToken, type TestVerdicts } from './support/verdicts';

const orders = { name: 'Orders', issuer, audiences: [audience] };

describe('validation unasked', () => {
  const source = createSettingsSource();
  let good: Awaited<ReturnType<typeof signedToken>>;
  let disposables: vscode.Disposable[] = [];

  before(async () => {
    await closeEverything();
    good = await signedToken();
  });
  afterEach(async () => {
    for (const disposable of disposables) disposable.dispose();
    disposables = [];
    await closeEverything();
  });
  after(() => {
    source.dispose();
  });

  function start(automaticValidation: Settings['automaticValidation']): TestVerdicts {
    const verdicts = createTestVerdicts([orders], [good.jwk]);
    const current = (): Settings => ({ ...source.current(), automaticValidation });
    const settings = { current, onDidChange: source.onDidChange, dispose: () => undefined };
    const index = createTokenIndex({ settings, onOverLimit: () => undefined });
    const { clock } = verdicts;
    disposables.push(registerAutomaticValidation({ index, verdicts, settings, clock }), index, verdicts);
    return verdicts;
  }

  /** Lets what waits for a pause begin, and end. */
  async function settle({ clock }: TestVerdicts): Promise<void> {
    await pause(50);
    clock.advance(1);
    await pause(150);
  }

  it('uses what is cached, and asks the network for nothing', async () => {
    await showText(good.token);
    const verdicts = start('cachedKeys');
    await settle(verdicts);
    assert.equal(verdicts.known(good.token), undefined);
    assert.deepEqual([verdicts.asked.network, verdicts.asked.cache > 0], [0, true]);
    await verdicts.validate(good.token);
    verdicts.forget();
    await settle(verdicts);
    assert.equal(verdicts.known(good.token)?.validation.status, 'valid');
    assert.equal(verdicts.asked.network, 1, 'what the command asked, and nothing else');
  });

  it('fetches keys of configured issuers where that is wanted, once', async () => {
    const other = await signedToken({ iss: 'https://other.example', aud: 'x' });
    await showText(`${good.token}\n${other.token}\n`);
    const verdicts = start('always');
    await settle(verdicts);
    await until(() => verdicts.known(good.token)?.validation.status === 'valid');
    await settle(verdicts);
    await settle(verdicts);
    assert.equal(verdicts.asked.network, 1);
    assert.equal(verdicts.known(other.token), undefined, 'no profile fits, so nobody is asked and nothing said');
  });

  it('does nothing when it is off', async () => {
    await showText(good.token);
    const verdicts = start('never');
    await settle(verdicts);
    assert.deepEqual(verdicts.asked, { network: 0, cache: 0 });
  });

  it('waits for a pause, and follows what is typed and shown', async () => {
    const editor = await showText('nothing yet\n');
    const verdicts = start('always');
    await settle(verdicts);
    assert.deepEqual(verdicts.asked, { network: 0, cache: 0 });
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${good.token}\n`));
    await pause(50);
    verdicts.clock.advance(0.5);
    await pause(50);
    assert.equal(verdicts.asked.network, 0, 'too early');
    await settle(verdicts);
    await until(() => verdicts.known(good.token)?.validation.status === 'valid');
  });

  it('looks at the first fifty tokens of a file', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 60 }, (_, index) => signedToken({ sub: String(index), exp: undefined })),
    );
    await showText(tokens.map(({ token }) => token).join('\n'));
    const verdicts = start('always');
    await settle(verdicts);
    await until(() => verdicts.known(tokens[49]?.token ?? '') !== undefined);
    await settle(verdicts);
    assert.equal(tokens.filter(({ token }) => verdicts.known(token) !== undefined).length, 50);
  });
});
