/** What the panel does for its page: only what it offers, with handles and never with tokens, and failures in words. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../src/shared/contributions';
import { copyWords } from '../../src/host/sessions/useMessages';
import { closeEverything, showText, until } from './support/documents';
import { createPanelTest, settled, type PanelTest } from './support/panel';
import { testView } from './support/fakeSessions';
import type { ScriptedDialog } from './support/scriptedDialog';
import { canary, exampleToken, sample } from './support/tokens';
import { issuer, signedToken } from './support/verdicts';

const setting = { name: 'Orders', issuer, jwksUri: `${issuer}/jwks`, discovery: 'none' } as const;
const other = sample({ iss: 'https://other.example', sub: 'second' });

const focus = ['claimcheck.panel.focus', undefined] as const;

/** The redacted form begins as the token does. */
function assertNoToken(posted: unknown): void {
  const text = JSON.stringify(posted);
  for (const part of [canary, exampleToken.split('.')[1] ?? '', other.split('.')[1] ?? ''])
    assert.ok(!text.includes(part));
}

describe('acts of the token panel', () => {
  let test: PanelTest;

  beforeEach(async () => {
    await closeEverything();
    test = createPanelTest();
  });
  afterEach(async () => {
    test.dispose();
    await closeEverything();
  });

  async function paste(text: string): Promise<void> {
    test.page.post({ type: 'paste', text });
    await settled();
  }

  /** The commands, without those that give the focus back. */
  const ran = (): PanelTest['ran'] => test.ran.filter(([command]) => command !== focus[0]);

  async function showSession(): Promise<string> {
    test.sessions.views = [testView()];
    test.sessions.tokens.set('session-1', exampleToken);
    await test.panel.commands[commandIds.showPanel]('session-1');
    return test.token().reference;
  }

  it('are those that work with the source', async () => {
    await showText(`|${exampleToken}`);
    test.open();
    const always = ['validate', 'explain', 'add-issuer', 'compare', 'copy-as'];
    assert.deepEqual(test.view().acts, [...always, 'reveal-in-file', 'open-document', 'clear']);
    await paste(other);
    assert.deepEqual(test.view().acts, [...always, 'open-document', 'clear']);
    test.verdicts.setProfiles([{ name: 'Other', issuer: 'https://other.example' }]);
    assert.deepEqual(test.view().acts, [
      ...['validate', 'validate-with', 'explain', 'compare', 'copy-as', 'introspect'],
      ...['open-document', 'clear'],
    ]);
    await showSession();
    const using = ['refresh', 'copy-as', 'insert', 'introspect', 'revoke'];
    for (const act of using)
      assert.ok(
        test.view().acts.some((each) => each === act),
        act,
      );
    assert.ok(!test.view().acts.includes('sign-in'));
  });

  it('ask nobody in a window that is not trusted', async () => {
    await showText(`|${exampleToken}`);
    test.isTrusted = false;
    test.open();
    assert.equal(test.view().restricted, true);
    assert.deepEqual(test.view().acts, ['explain', 'compare', 'copy-as', 'reveal-in-file', 'open-document', 'clear']);
    await test.act('validate');
    assert.equal(test.ran.length, 0);
    await showSession();
    for (const act of ['refresh', 'insert', 'introspect', 'revoke', 'sign-in']) {
      assert.ok(!test.view().acts.some((each) => each === act), act);
      await test.act(act);
    }
    // As it is kept: the command would have it renewed first.
    test.answer({ answers: [copyWords.value.label] });
    await test.act('copy-as');
    assert.equal(test.clipboard.text, exampleToken);
    assert.deepEqual(ran(), []);
  });

  it('run commands on the handle of the token, or on the session', async () => {
    await showText(`|${exampleToken}`);
    test.open();
    const { reference } = test.token();
    for (const act of ['explain', 'add-issuer', 'reveal-in-file', 'open-document']) await test.act(act);
    assert.deepEqual(ran(), [
      [commandIds.explainRejection, reference],
      [commandIds.addIssuerOfToken, reference],
      [commandIds.revealToken, reference],
      [commandIds.showDocument, reference],
    ]);
    await showSession();
    for (const act of ['refresh', 'copy-as', 'insert', 'introspect', 'revoke']) await test.act(act);
    assert.deepEqual(ran().slice(4), [
      [commandIds.refreshSession, 'session-1'],
      [commandIds.copyAccessToken, 'session-1'],
      [commandIds.insertAccessToken, 'session-1'],
      [commandIds.introspect, 'session-1'],
      [commandIds.signOut, 'session-1'],
    ]);
  });

  it('do nothing with another session that has the same token', async () => {
    test.open();
    test.sessions.views = [testView(), testView({ id: 'session-2' })];
    test.sessions.tokens.set('session-1', exampleToken);
    test.sessions.tokens.set('session-2', exampleToken);
    await test.panel.commands[commandIds.showPanel]('session-1');
    const { reference } = test.token();
    await test.panel.commands[commandIds.showPanel]('session-2');
    assert.equal(test.token().reference, reference);
    const before = test.ran.length;
    test.page.post({ type: 'act', act: 'revoke', reference, session: 'session-1' });
    test.page.post({ type: 'act', act: 'revoke', reference });
    await settled();
    assert.equal(test.ran.length, before);
    await test.act('revoke');
    assert.deepEqual(test.ran.slice(before), [[commandIds.signOut, 'session-2'], focus]);
  });

  it('lead to the agreement where an issuer of the workspace waits for it', async () => {
    const { token } = await signedToken();
    test.verdicts.setWaiting([setting]);
    await showText(`|${token}`);
    test.open();
    assert.ok(!test.view().acts.includes('add-issuer'));
    await test.act('review-issuers');
    assert.deepEqual(test.ran[0], [commandIds.reviewWorkspaceIssuers, test.token().reference]);
    test.verdicts.setProfiles([setting]);
    assert.ok(!test.view().acts.includes('review-issuers'));
    test.verdicts.setProfiles([]);
    assert.ok(test.view().acts.includes('review-issuers'));
    test.isTrusted = false;
    await test.act('end-comparison');
    await test.panel.commands[commandIds.showPanel](undefined);
    assert.ok(!test.view().acts.includes('review-issuers'));
  });

  it('show that they go on until their work is done, but not for as long as a notification is open', async () => {
    const { token, jwk } = await signedToken();
    test.dispose();
    test = createPanelTest([setting], [jwk]);
    await showText(`|${token}`);
    test.open();
    const release = test.verdicts.hold();
    await test.act('validate');
    assert.equal(test.view().busy, 'validate');
    release();
    await until(() => test.view().busy === undefined);
    assert.equal(test.token().verdict?.status, 'valid');
    // The command never returns: nobody closes its notification.
    test.runs = () => new Promise(() => undefined);
    await test.act('introspect');
    assert.equal(test.view().busy, 'introspect');
    test.clock.advance(10);
    assert.equal(test.view().busy, undefined);
    await test.act('explain');
    assert.equal(test.view().busy, undefined);
  });

  it('say in the panel that they failed, without the error', async () => {
    await showText(`|${exampleToken}`);
    test.open();
    test.runs = () => Promise.reject(new Error(exampleToken));
    await test.act('explain');
    assert.match(test.view().notice ?? '', /could not do this/u);
    assert.equal(test.view().busy, undefined);
    assertNoToken(test.page.posted);
  });

  describe('validating', () => {
    let token: string;

    beforeEach(async () => {
      const signed = await signedToken();
      token = signed.token;
      test.dispose();
      test = createPanelTest([setting, { ...setting, name: 'Second' }], [signed.jwk]);
      await showText(`|${token}`);
      test.open();
    });

    const told = (dialog: ScriptedDialog): boolean => dialog.seen.some((text) => text.startsWith('Valid for'));

    it('says the verdict in the panel, and not in a notification too', async () => {
      const dialog = test.answer({ answers: [] });
      await test.act('validate');
      await until(() => test.token().verdict?.status === 'valid');
      await settled();
      assert.equal(told(dialog), false);
    });

    it('says it in a notification where the panel is hidden or shows another token by then', async () => {
      const goElsewhere: readonly (() => Promise<void> | void)[] = [() => test.page.show(false), () => paste(other)];
      for (const go of goElsewhere) {
        test.page.show(true);
        test.page.post({ type: 'ready' });
        await test.panel.commands[commandIds.showPanel](undefined);
        const dialog = test.answer({ answers: [] });
        const release = test.verdicts.hold();
        await test.act('validate');
        await go();
        release();
        await until(() => told(dialog));
      }
    });

    it('gives the focus back as soon as the profile is picked', async () => {
      test.answer({ answers: ['Second'] });
      const release = test.verdicts.hold();
      await test.act('validate-with');
      assert.deepEqual(test.ran, [focus]);
      release();
      await until(() => test.token().verdict?.headline.includes('Second') === true);
      assert.deepEqual(test.ran, [focus]);
    });
  });

  describe('give the focus back to the panel', () => {
    beforeEach(async () => {
      await showText(`|${exampleToken}`);
      test.open();
    });

    it('when a list of the panel closes, also where nothing was picked', async () => {
      test.answer({ answers: ['Redacted'] });
      await test.act('copy-as');
      assert.deepEqual(test.ran, [focus]);
      test.answer({ answers: [undefined] });
      test.clipboard.text = other;
      await test.act('compare');
      assert.deepEqual(test.ran, [focus, focus]);
    });

    it('when a command that asks is over, and not where it opened an editor', async () => {
      await test.act('explain');
      const { reference } = test.token();
      assert.deepEqual(test.ran, [[commandIds.explainRejection, reference], focus]);
      test.runs = async (command) => (command === commandIds.explainRejection ? showText('|a report') : undefined);
      await test.act('explain');
      await until(() => test.ran.length > 2);
      await settled();
      assert.deepEqual(test.ran.slice(2), [[commandIds.explainRejection, reference]]);
    });

    it('not where a person works elsewhere or has hidden the panel meanwhile', async () => {
      const editor = await showText(`|${exampleToken}\n\n`);
      await settled();
      let end = (): void => undefined;
      test.runs = () => new Promise<void>((resolve) => (end = resolve));
      await test.act('explain');
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'x'));
      end();
      await settled();
      assert.equal(test.ran.length, 1);
      await test.act('explain');
      test.page.show(false);
      end();
      await settled();
      assert.equal(test.ran.length, 2);
    });

    it('not after acts that ask nothing', async () => {
      for (const act of ['reveal-in-file', 'open-document']) await test.act(act);
      assert.equal(test.ran.length, 2);
    });
  });

  describe('pasting', () => {
    beforeEach(async () => {
      await showText('|nothing');
      test.open();
    });

    /** What the page is told of the last text. */
    const answer = (): unknown => test.page.posted.findLast(({ type }) => type === 'pasted');

    it('shows the one token of the text, which stands nowhere, and tells the page to forget it', async () => {
      await paste(`Authorization: Bearer ${exampleToken}\n`);
      assert.deepEqual(answer(), { type: 'pasted', isRead: true, problem: undefined });
      assert.equal(test.page.posted.at(-1)?.type, 'pasted');
      assert.equal(test.token().issuer, 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6');
      assert.equal(test.view().source, 'pasted');
      assert.equal(test.view().place, undefined);
    });

    it('asks which of several, and shows nothing where the person does not go on', async () => {
      const dialog = test.answer({ answers: [undefined] });
      await paste(`${exampleToken} ${other}`);
      assert.equal(test.view().token, undefined);
      assert.deepEqual(answer(), { type: 'pasted', isRead: false, problem: undefined });
      assert.ok(dialog.seen.some((text) => text.includes('1 / 2')));
      assert.ok(!JSON.stringify(dialog.seen).includes(exampleToken));
    });

    it('takes the same token twice for one', async () => {
      await paste(`${exampleToken} ${exampleToken}`);
      assert.equal(test.token().issuer, 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6');
    });

    it('says of a broken token what is wrong with it', async () => {
      await paste('TOKEN=eyJhbGciOiJub25lIn0.e30');
      assert.equal(test.token().form, 'malformed');
      assert.ok((test.token().problem ?? '').length > 10);
    });

    it('judges no text that is no token: says so beside the box, and keeps what is shown', async () => {
      const texts: readonly (readonly [text: string, problem: RegExp])[] = [
        ['hello world', /no token in this text/u],
        [' \n', /empty/u],
        ['a'.repeat(20_000_001), /longer than the scan limit/u],
      ];
      for (const [text, problem] of texts) {
        await paste(text);
        assert.equal(test.view().token, undefined);
        const posted = answer() as { readonly isRead: boolean; readonly problem: string };
        assert.equal(posted.isRead, false);
        assert.match(posted.problem, problem);
      }
      await paste(other);
      await paste('hello world');
      assert.equal(test.token().issuer, 'https://other.example');
      assert.equal(test.view().notice, undefined);
    });
  });

  describe('copying', () => {
    beforeEach(async () => {
      await showText(`|${exampleToken}`);
      test.open();
    });

    it('copies a token in the form picked, and clears the clipboard in time', async () => {
      test.answer({ answers: [copyWords.header.label] });
      await test.act('copy-as');
      assert.equal(test.clipboard.text, `Authorization: Bearer ${exampleToken}`);
      assert.match(test.view().notice ?? '', /Authorization header copied\. It leaves the clipboard in \d+ seconds/u);
      test.clock.advance(600);
      await settled();
      assert.equal(test.clipboard.text, '');
    });

    it('copies the redacted form, which holds no signature', async () => {
      test.answer({ answers: ['Redacted'] });
      await test.act('copy-as');
      assert.ok(test.clipboard.text.length > 0);
      assert.ok(!test.clipboard.text.includes(exampleToken.split('.')[2] ?? ''));
    });

    it('offers a text that no header can hold in no other form', async () => {
      await paste('eyJhbGciOiJub25lIn0.e30\nrm -rf');
      test.answer({ answers: ['Redacted'] });
      await test.act('copy-as');
      assert.ok(!test.clipboard.text.includes('rm -rf'));
    });

    it('copies a member whole: texts as they are, else the JSON as written', async () => {
      const groups = Array.from({ length: 3000 }, (_, index) => `group-${String(index)}`);
      await paste(sample({ iss: 'https://a.example', groups, big: 1e21, note: 'say "hi"' }));
      const { reference } = test.token();
      const copy = async (name: string, area = 'claims'): Promise<string> => {
        test.page.post({ type: 'copy-member', reference, area, name });
        await settled();
        return test.clipboard.text;
      };
      assert.equal(await copy('iss'), 'https://a.example');
      assert.match(test.view().notice ?? '', /^Claim iss copied/u);
      assert.deepEqual(JSON.parse(await copy('groups')), groups);
      assert.equal(await copy('note'), 'say "hi"');
      assert.equal(await copy('alg', 'header'), 'RS256');
      test.clipboard.text = 'before';
      assert.equal(await copy('nothing'), 'before');
    });

    it('copies a part of a member, and nothing for one that is not there', async () => {
      await paste(sample({ realm: { roles: ['a', 'say "hi"'], n: 1.5 }, iss: 'https://a.example' }));
      const { reference } = test.token();
      const copy = async (name: string, path: string): Promise<string> => {
        test.clipboard.text = 'before';
        test.page.post({ type: 'copy-member', reference, area: 'claims', name, path });
        await settled();
        return test.clipboard.text;
      };
      assert.equal(await copy('realm', '0.1'), 'say "hi"');
      assert.match(test.view().notice ?? '', /^Part of realm copied/u);
      assert.deepEqual(JSON.parse(await copy('realm', '0')), ['a', 'say "hi"']);
      assert.equal(await copy('realm', '1'), '1.5');
      for (const path of ['2', '0.2', '1.0']) assert.equal(await copy('realm', path), 'before');
      assert.equal(await copy('iss', '0'), 'before');
      assert.match(test.view().notice ?? '', /nothing was copied/u);
    });

    it('copies the one that was pressed of two members of a name', async () => {
      const [header = '', , signature = ''] = sample({}).split('.');
      const payload = Buffer.from('{"iss":"https://a.example","iss":"https://b.example"}').toString('base64url');
      await paste(`${header}.${payload}.${signature}`);
      const { reference } = test.token();
      for (const occurrence of [1, 0, 2]) {
        test.page.post({ type: 'copy-member', reference, area: 'claims', name: 'iss', occurrence });
        await settled();
        assert.equal(test.clipboard.text, occurrence === 1 ? 'https://b.example' : 'https://a.example');
      }
      assert.match(test.view().notice ?? '', /nothing was copied/u);
    });

    it('copies the one that was pressed of two members whose names are shown alike', async () => {
      const name = 'n'.repeat(500);
      await paste(sample({ [`${name}and more`]: 'first', [`${name}…`]: 'second' }));
      const { reference, claims } = test.token();
      const shown = claims.filter((claim) => claim.name === `${name}…`);
      assert.equal(shown.length, 2);
      for (const [occurrence, text] of ['first', 'second'].entries()) {
        test.page.post({ type: 'copy-member', reference, area: 'claims', name: `${name}…`, occurrence });
        await settled();
        assert.equal(test.clipboard.text, text);
      }
    });

    it('copies nothing of a token that is no longer shown', async () => {
      const { reference } = test.token();
      await paste(other);
      test.page.post({ type: 'copy-member', reference, area: 'claims', name: 'iss' });
      await settled();
      assert.equal(test.clipboard.text, '');
    });
  });

  it('open the page of a rule there is', async () => {
    await showText('|');
    test.open();
    for (const ruleId of ['expired', 'no-such-rule', '../etc']) test.page.post({ type: 'open-rule', ruleId });
    await settled();
    assert.deepEqual(test.ran, [[commandIds.openRule, 'expired']]);
  });

  describe('comparing', () => {
    it('holds the token against another one, stays there, and ends', async () => {
      const editor = await showText(`|${exampleToken}\n\n${other}\n`);
      test.open();
      test.answer({ answers: [''] });
      await test.act('compare');
      const { comparison } = test.view();
      assert.ok(comparison);
      assert.deepEqual(
        test.view().acts.filter((act) => act.includes('compar')),
        ['end-comparison'],
      );
      assert.match(comparison.left.place ?? '', /:1$/u);
      assert.match(comparison.right.place ?? '', /:3$/u);
      assert.match(comparison.rows.find(({ name }) => name === 'exp')?.leftInstant?.utc ?? '', /2023, .* UTC$/u);
      const row = comparison.rows.find(({ name }) => name === 'iss');
      assert.deepEqual(
        [row?.state, row?.left, row?.right],
        ['changed', '"P2SAc2Ou4l9d5GlpYWyUZRYtNHM6"', '"https://other.example"'],
      );
      const before = test.clock.pending();
      editor.selection = new vscode.Selection(2, 1, 2, 1);
      await settled();
      assert.equal(test.clock.pending(), before);
      assert.ok(test.view().comparison);
      await test.act('end-comparison');
      assert.equal(test.view().comparison, undefined);
    });

    it('lists whose each token is and how its life stands, and names one that was pasted', async () => {
      await showText(`|${exampleToken}\n\n${sample({ iss: 'https://$(flame).example', exp: 1698175401 })}\n`);
      test.open();
      await paste(other);
      const dialog = test.answer({ answers: [''] });
      await test.act('compare');
      assert.ok(dialog.seen.some((text) => /P2SAc2Ou4l9d5GlpYWyUZRYtNHM6 · expired 3 years ago$/u.test(text)));
      assert.ok(dialog.seen.some((text) => text.includes('https://\\$(flame).example · expired')));
      assert.equal(test.view().comparison?.left.place, 'Pasted');
    });

    it('posts no more rows than can be searched, those that differ first, and says how many are left out', async () => {
      const many = (name: string): string =>
        sample(Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`${name}${String(index)}`, index])));
      await showText(`|${many('a')}\n\n${many('b')}\n`);
      test.open();
      test.answer({ answers: [''] });
      await test.act('compare');
      const { comparison, notice } = test.view();
      assert.equal(comparison?.rows.length, 1000);
      assert.ok(comparison.rows.every(({ state }) => state !== 'same'));
      assert.match(notice ?? '', /^\d+ more members are not shown/u);
    });

    it('takes the token of a session too, and says where there is none', async () => {
      await showText(`|${exampleToken}`);
      test.open();
      await test.act('compare');
      assert.match(test.view().notice ?? '', /no other token/u);
      test.sessions.views = [testView()];
      test.sessions.tokens.set('session-1', other);
      test.answer({ answers: ['ada@example.com'] });
      await test.act('compare');
      assert.equal(test.view().comparison?.right.place, 'Prod');
      assertNoToken(test.page.posted);
    });
  });
});
