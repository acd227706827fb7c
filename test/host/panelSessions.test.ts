/** Sessions in the token panel: the token as it is kept, followed when it is renewed, and said when it is over. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { commandIds } from '../../src/shared/contributions';
import { closeEverything, showText } from './support/documents';
import { testView } from './support/fakeSessions';
import { createPanelTest, type PanelTest } from './support/panel';
import { canary, exampleToken, sample } from './support/tokens';

const renewed = sample({ iss: 'https://renewed.example', sub: 'ada' });

describe('sessions in the token panel', () => {
  let test: PanelTest;

  beforeEach(async () => {
    await closeEverything();
    await showText('|nothing');
    test = createPanelTest();
    test.sessions.views = [testView()];
    test.sessions.tokens.set('session-1', exampleToken);
    test.open();
  });
  afterEach(async () => {
    test.dispose();
    await closeEverything();
  });

  const show = (argument: unknown = 'session-1'): Promise<unknown> =>
    Promise.resolve(test.panel.commands[commandIds.showPanel](argument));

  it('are read when they are asked for, and no sooner', async () => {
    assert.equal(test.sessions.peeked, 0);
    await show({ kind: 'session', id: 'session-1' });
    assert.equal(test.sessions.peeked, 1);
    const { session, source, place } = test.view();
    assert.deepEqual([source, place], ['session', 'Prod']);
    assert.deepEqual(session, {
      id: 'session-1',
      profile: 'Prod',
      account: 'ada@example.com',
      scopes: ['openid', 'api.read'],
      standing: 'Renewed by itself before it expires',
      tone: 'good',
    });
    assert.equal(test.token().issuer, 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6');
  });

  it('show the renewed token, and what became of the session', async () => {
    await show();
    const before = test.token().reference;
    test.sessions.tokens.set('session-1', renewed);
    await test.sessions.change(testView());
    assert.notEqual(test.token().reference, before);
    assert.equal(test.token().issuer, 'https://renewed.example');
    assert.equal(test.view().source, 'session');
    await test.sessions.change(testView({ state: 'ended', hasRefreshToken: false }));
    assert.equal(test.view().session?.tone, 'bad');
    assert.equal(test.view().session?.standing, 'Ended');
    assert.ok(test.view().acts.includes('sign-in') && !test.view().acts.includes('refresh'));
    const text = JSON.stringify(test.page.posted);
    for (const part of [canary, exampleToken.split('.')[1] ?? '', renewed.split('.')[1] ?? ''])
      assert.ok(!text.includes(part));
  });

  it('keep their last token when they are gone, and say so', async () => {
    await show();
    await test.sessions.change();
    assert.equal(test.view().session, undefined);
    assert.equal(test.token().issuer, 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6');
    assert.match(test.view().notice ?? '', /no longer kept/u);
    assert.ok(!test.view().acts.includes('refresh') && test.view().acts.includes('sign-in'));
  });

  it('are not looked at while nobody sees them, and then once', async () => {
    await show();
    test.page.show(false);
    test.sessions.tokens.set('session-1', renewed);
    await test.sessions.change(testView());
    assert.equal(test.sessions.peeked, 1);
    test.page.show(true);
    await test.sessions.change(testView());
    test.page.post({ type: 'ready' });
    assert.equal(test.token().issuer, 'https://renewed.example');
  });

  it('say that they cannot be read', async () => {
    test.sessions.isBroken = true;
    await show();
    assert.match(test.view().notice ?? '', /cannot be read/u);
    assert.equal(test.view().token, undefined);
  });

  it('are shown after a sign-in where nothing else is, and leave alone what is', async () => {
    await test.sessions.signIn(testView({ id: 'new' }), renewed);
    assert.equal(test.view().session?.id, 'new');
    await test.sessions.signIn(testView({ id: 'newer' }), exampleToken);
    assert.equal(test.view().session?.id, 'new');
  });

  it('tell the end of the refresh token', async () => {
    const refreshExpiresAt = new Date('2026-12-24T10:00:00Z');
    test.sessions.views = [testView({ refreshExpiresAt })];
    await show();
    assert.equal(test.token().scale?.refreshExpiresAt, refreshExpiresAt.getTime());
  });

  it('make every text visible that a server wrote', async () => {
    const label = 'ada\u202Egro.live';
    test.sessions.views = [testView({ account: { id: 'a', label }, scopes: ['a\u200Bb'], profile: 'P\u202E' })];
    await show();
    const text = JSON.stringify(test.view());
    assert.ok(!/[\u200b\u202e]/u.test(text));
  });
});
