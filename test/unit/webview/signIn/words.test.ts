/** The words of the page in every state, and what scopes mean. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { SignInView } from '../../../../src/shared/signInMessages';
import { scopeMeaning } from '../../../../src/webview/signIn/state/scopes';
import {
  copyAndOpen,
  feedbackSentence,
  qrName,
  stateSentence,
  title,
  words,
} from '../../../../src/webview/signIn/state/words';
import { noon, view } from './views';

describe('stateSentence', () => {
  const sentence = (changes: Partial<SignInView>): string => stateSentence(view(changes), noon);

  it('says what the page waits for', () => {
    assert.equal(sentence({ state: 'starting' }), 'Asking the server for a code…');
    assert.equal(sentence({ state: 'waiting' }), 'Waiting for you to enter the code.');
    assert.match(sentence({ state: 'slowed-down' }), /^Waiting for you to enter the code\. The server asked/);
  });

  it('says when the code has run out before the host does', () => {
    assert.equal(sentence({ state: 'waiting', expiresAt: noon }), 'The code has run out.');
  });

  it('counts down to the next try', () => {
    const backing = { state: 'backing-off', retryAt: noon + 7500 } as const;
    assert.equal(sentence(backing), 'The server cannot be reached. Trying again in 8 s.');
    assert.equal(stateSentence(view(backing), noon + 7500), 'The server cannot be reached. Trying again…');
    assert.equal(sentence({ state: 'backing-off' }), 'The server cannot be reached. Trying again…');
  });

  it('says who is signed in, when that is known', () => {
    assert.equal(sentence({ state: 'signed-in', account: 'ada' }), 'You are signed in as ada.');
    assert.equal(sentence({ state: 'signed-in' }), 'You are signed in.');
  });

  it('gives the host the word on failures', () => {
    assert.equal(sentence({ state: 'failed', sentence: 'Access was denied.' }), 'Access was denied.');
    assert.equal(sentence({ state: 'failed' }), 'The sign-in failed. Try again.');
  });
});

describe('the other words', () => {
  it('name the profile and the host', () => {
    assert.equal(title(view()), 'Sign in to orders-dev');
    assert.equal(title(view({ state: 'signed-in' })), 'Signed in to orders-dev');
    assert.equal(copyAndOpen('github.com'), 'Copy Code and Open github.com');
    assert.equal(qrName('github.com'), 'QR code that opens github.com');
  });

  it('warn of codes that one did not ask for', () => {
    assert.match(words.warning, /^Only go on if you started this sign-in yourself\./);
  });

  it('say of each press of a button what came of it', () => {
    const sentences = (['copied', 'opened', 'copied-and-opened', 'not-copied', 'not-opened'] as const).map(
      feedbackSentence,
    );
    assert.equal(new Set(sentences).size, 5);
    for (const sentence of sentences) assert.match(sentence, /^The [\s\S]+\.$/);
  });
});

describe('scopeMeaning', () => {
  it('knows the scopes of OpenID Connect and of large providers', () => {
    for (const scope of ['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'repo', 'read_api']) {
      assert.match(scopeMeaning(scope) ?? '', /^[A-Z].+\.$/, scope);
    }
    assert.match(scopeMeaning('https://graph.microsoft.com/.default') ?? '', /granted/);
  });

  it('makes nothing up about others', () => {
    for (const scope of ['orders:read', '', 'constructor', 'OPENID', 'openid ', '.default']) {
      assert.equal(scopeMeaning(scope), undefined, scope);
    }
  });
});
