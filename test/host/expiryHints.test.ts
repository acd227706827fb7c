/** Expiry hints: what they say, that they follow the clock, and that one timer is enough. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Clock } from '../../src/host/clock';
import { registerExpiryHints } from '../../src/host/editor/expiryHints';
import { exactTimes } from '../../src/host/messages';
import { createTokenReader } from '../../src/host/reading';
import { createReferences } from '../../src/host/references';
import { createSettingsSource } from '../../src/host/settings';
import { createTokenIndex } from '../../src/host/tokenIndex';
import { settingIds } from '../../src/shared/contributions';
import { compactJws } from '../support/tokenFactory';
import { fakeClock } from '../support/fakeClock';
import { closeEverything, openProvided, pause } from './support/documents';
import { exampleToken, sample } from './support/tokens';

const expiresAt = 2_000_000_000;

describe('expiry hints', () => {
  before(closeEverything);

  it('stand behind the token and say what its life is', async () => {
    const unsecured = compactJws({ alg: 'none' }, { sub: 'me' }, new Uint8Array());
    const document = await openQuietly(
      `old "${exampleToken.slice(0, 240)}" +\n"${exampleToken.slice(240)}";\nnone ${unsecured} \n`,
    );
    const hints = await hintsOf(document);
    assert.deepEqual(
      hints.map(({ position: { line, character } }) => [line, character]),
      [
        [1, 1 + exampleToken.length - 240],
        [2, 5 + unsecured.length],
      ],
    );
    assert.match(labelOf(hints[0]), /^expired \d+ years ago$/u);
    assert.match(labelOf(hints[1]), /^unsecured/u);
  });

  it('stand in front as well where the end of the token is out of sight', async () => {
    const hints = await hintsOf(await openQuietly(`old ${exampleToken};\n`));
    assert.deepEqual(
      hints.map(({ position, paddingLeft, paddingRight }) => [position.character, paddingLeft, paddingRight]),
      [
        [4, false, true],
        [4 + exampleToken.length, true, false],
      ],
    );
    assert.equal(labelOf(hints[0]), labelOf(hints[1]));
  });

  it('are given for the lines asked for only', async () => {
    const document = await openQuietly(`${exampleToken}\n`.repeat(50));
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(10, 0, 19, 5000),
    );
    assert.deepEqual(
      [...new Set(hints.map(({ position }) => position.line))],
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
    );
  });

  it('are never more than 500', async () => {
    const document = await openQuietly(`${exampleToken}\n`.repeat(600));
    assert.equal((await hintsOf(document)).length, 500);
  });

  it('go and come with the setting', async () => {
    const document = await openQuietly(exampleToken);
    const set = (value: boolean | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration()
        .update(settingIds.expiryHintsEnabled, value, vscode.ConfigurationTarget.Global);
    try {
      await set(false);
      await pause(100);
      assert.deepEqual(await hintsOf(document), []);
    } finally {
      await set(undefined);
    }
    await pause(100);
    assert.equal((await hintsOf(document)).length, 2);
  });

  describe('with a clock of our own', () => {
    const disposables: vscode.Disposable[] = [];
    afterEach(() => {
      vscode.Disposable.from(...disposables.splice(0)).dispose();
    });

    it('set one timer for the first change, and ask for new hints when it rings', async () => {
      const clock = fakeClock(new Date((expiresAt - 12 * 60 - 30) * 1000));
      start(clock, disposables);
      const document = await openQuietly(
        `${sample({ exp: expiresAt })}\n${sample({ exp: expiresAt + 86_400 * 30 })}\n`,
      );
      const labels = await labelsOf(document);
      assert.ok(labels.includes('expires in 12 min'), labels.join());
      assert.equal(clock.pending(), 1);
      clock.advance(31);
      assert.equal(clock.pending(), 0, 'the timer did not ring');
      const later = await labelsOf(document);
      assert.ok(later.includes('expires in 11 min'), later.join());
      assert.equal(clock.pending(), 1);
      clock.advance(12 * 60);
      assert.ok((await labelsOf(document)).some((label) => label.startsWith('expired')));
    });

    it('leave no timer behind', async () => {
      const clock = fakeClock(new Date((expiresAt - 60) * 1000));
      start(clock, disposables);
      await labelsOf(await openQuietly(sample({ exp: expiresAt })));
      assert.equal(clock.pending(), 1);
      vscode.Disposable.from(...disposables.splice(0)).dispose();
      assert.equal(clock.pending(), 0);
    });

    it('set no timer for what never changes', async () => {
      const clock = fakeClock(new Date(expiresAt * 1000));
      start(clock, disposables);
      await labelsOf(await openQuietly(sample({ sub: 'no expiry' })));
      assert.equal(clock.pending(), 0);
    });
  });

  it('have a tooltip with the exact times, local and UTC', () => {
    const clock = fakeClock(new Date(expiresAt * 1000));
    const settings = createSettingsSource();
    const reader = createTokenReader({
      clock,
      references: createReferences(),
      settings,
      verdicts: noVerdicts,
      locale: 'en-GB',
    });
    settings.dispose();
    const { lifetime } = reader.look(exampleToken);
    assert.ok(lifetime);
    const [, issued = '', expires = ''] = exactTimes(lifetime).split('\n');
    assert.match(issued, /^Issued: .*\(24 Oct 2023, 19:13:21 UTC\)$/u);
    assert.match(expires, /^Expires: .*\(24 Oct 2023, 19:23:21 UTC\)$/u);
  });
});

/** A document that no editor shows: one would ask for hints too, and unsaved documents are shown after a while. */
async function openQuietly(content: string): Promise<vscode.TextDocument> {
  return openProvided(`hints-${randomUUID()}`, '/token.txt', content);
}

const noVerdicts = { known: () => undefined, issuerState: () => 'unknown' as const };

function start(clock: Clock, disposables: vscode.Disposable[]): void {
  const settings = createSettingsSource();
  const index = createTokenIndex({ settings, onOverLimit: () => undefined });
  const reader = createTokenReader({
    clock,
    references: createReferences(),
    settings,
    verdicts: noVerdicts,
    locale: 'en',
  });
  disposables.push(settings, index, registerExpiryHints({ index, reader, settings, clock }));
}

async function hintsOf(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  return vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    wholeOf(document),
  );
}

async function labelsOf(document: vscode.TextDocument): Promise<readonly string[]> {
  return (await hintsOf(document)).map(labelOf);
}

function labelOf(hint: vscode.InlayHint | undefined): string {
  return typeof hint?.label === 'string' ? hint.label : '';
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}
