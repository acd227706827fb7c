/** The variable of new terminals and the answer for tasks: whose token, as long as it works, and nothing on disk. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { terminalLost, useMessages } from '../../src/host/sessions/useMessages';
import { commandIds, settingIds } from '../../src/shared/contributions';
import { until } from './support/documents';
import { createUseTest, session, settled, start, type FakeSession, type UseTest } from './support/useTokens';
import { canary } from './support/tokens';

const variable = 'CLAIMCHECK_ACCESS_TOKEN';
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
/** The session after a renewal. */
const renewed = (id: string, seconds: number): FakeSession =>
  session(id, { obtainedAt: later(seconds), expiresAt: later(seconds + 600) }, { expiresAt: later(seconds + 600) });

describe('the access token in new terminals', () => {
  let test: UseTest;
  const anna = session('anna');
  const bert = session('bert');
  const toggle = (argument: unknown = 'anna'): Promise<unknown> =>
    test.run(commandIds.useInTerminals, { answers: [] }, argument);
  const value = (): string | undefined => test.environment.values.get(variable);

  beforeEach(() => {
    test = createUseTest();
    test.sessions.all.push(anna, bert);
  });
  afterEach(async () => {
    test.dispose();
    await vscode.workspace.getConfiguration().update(settingIds.terminalVariableName, undefined, true);
  });

  it('is set, said whose it is, and taken away again', async () => {
    await toggle();
    assert.equal(value(), anna.token.accessToken);
    assert.equal(
      test.environment.description,
      'Sets `CLAIMCHECK_ACCESS_TOKEN` to the access token of anna@example.com at “Orders”',
    );
    assert.match(test.dialog().seen.join(), /New terminals and tasks get the access token of anna@example\.com/u);
    assert.match(test.dialog().seen.join(), /open already keep what they have/u);
    await toggle();
    assert.equal(value(), undefined);
    assert.deepEqual(test.dialog().seen, [useMessages.terminalEnded]);
    await toggle();
    assert.doesNotMatch(test.dialog().seen.join(), /open already/u, 'once is enough');
  });

  it('is never written to the storage of the workspace', async () => {
    await toggle();
    await test.sessions.change([renewed('anna', 300), bert]);
    assert.equal(test.environment.persistent, false);
    assert.deepEqual(test.environment.persisted, []);
    assert.deepEqual(test.state.keys(), ['claimcheck.sessionsForTasks']);
    assert.deepEqual(test.state.get('claimcheck.sessionsForTasks'), ['anna']);
  });

  it('is set once a person allowed it, since a task can run the command too', async () => {
    test.agrees = false;
    await toggle();
    assert.equal(value(), undefined);
    assert.equal(test.sessions.asked, 0);
    test.agrees = true;
    await toggle();
    await toggle();
    await toggle();
    assert.equal(test.questions.length, 2);
    assert.equal(value(), anna.token.accessToken);
  });

  it('is no text in which the editor would put another variable, and none too long to start a program with', async () => {
    for (const accessToken of ['a${env:HOME}', 'a'.repeat(40_000)]) {
      test.sessions.all.splice(0, Infinity, session('anna', {}, { accessToken }), bert);
      await toggle();
      assert.equal(value(), undefined);
      assert.ok(test.dialog().seen.includes(useMessages.notForTerminals));
      await toggle('bert');
      const { view } = renewed('bert', 300);
      await test.sessions.change([session('bert', view, { accessToken })]);
      assert.equal(value(), undefined);
    }
  });

  it('is of one session at a time', async () => {
    await toggle('anna');
    await toggle('bert');
    assert.equal(value(), bert.token.accessToken);
    assert.equal(test.environment.values.size, 1);
    await test.sessions.change([renewed('anna', 60), bert]);
    assert.equal(value(), bert.token.accessToken);
  });

  it('follows the session when it is renewed, and asks for each token once', async () => {
    await toggle();
    const { asked } = test.sessions;
    const next = renewed('anna', 300);
    await test.sessions.change([next, bert]);
    assert.equal(value(), next.token.accessToken);
    await test.sessions.change([next, bert]);
    await test.sessions.change([{ ...next, view: { ...next.view, state: 'expiring' } }, bert]);
    assert.equal(test.sessions.asked, asked + 1);
  });

  it('goes when the token expires, and comes back with the next one', async () => {
    await toggle();
    test.clock.advance(601);
    assert.equal(value(), undefined);
    const next = renewed('anna', 700);
    await test.sessions.change([next, bert]);
    assert.equal(value(), next.token.accessToken);
  });

  it('goes when a renewal fails, without asking again and again', async () => {
    await toggle();
    const { asked } = test.sessions;
    test.sessions.fails = 'oauth-unreachable';
    await test.sessions.change([renewed('anna', 300), bert]);
    await test.sessions.change([renewed('anna', 300), bert]);
    assert.equal(value(), undefined);
    assert.equal(test.sessions.asked, asked + 1);
  });

  it('goes for good, and says so, when the session ends or is signed out', async () => {
    for (const next of [[bert], [session('anna', { state: 'ended' }), bert]]) {
      await test.sessions.change([anna, bert]);
      await toggle();
      await test.sessions.change(next);
      assert.equal(value(), undefined);
      assert.ok(test.dialog().seen.includes(terminalLost(variable)));
      await test.sessions.change([renewed('anna', 400), bert]);
      assert.equal(value(), undefined);
    }
  });

  it('goes when the window closes', async () => {
    await toggle();
    test.dispose();
    assert.equal(value(), undefined);
    assert.equal(test.clock.pending(), 0);
  });

  it('has the name that the setting says, also when that changes', async () => {
    await toggle();
    await vscode.workspace.getConfiguration().update(settingIds.terminalVariableName, 'API_TOKEN', true);
    await until(() => test.environment.values.has('API_TOKEN'));
    assert.deepEqual([...test.environment.values], [['API_TOKEN', anna.token.accessToken]]);
    await vscode.workspace.getConfiguration().update(settingIds.terminalVariableName, 'not a name', true);
    await until(() => test.environment.values.has(variable));
    assert.equal(test.environment.values.size, 1);
  });

  it('is not set in a workspace that is not trusted, nor when it could act in a shell', async () => {
    test.isTrusted = false;
    await toggle();
    assert.ok(test.dialog().seen.includes(useMessages.untrusted));
    test.isTrusted = true;
    test.sessions.all.splice(0, Infinity, session('anna', {}, { accessToken: 'a\nb' }));
    await toggle();
    assert.equal(value(), undefined);
    assert.equal(test.sessions.asked, 1);
  });

  it('says that a bound token is of no use alone, and a name cannot write Markdown', async () => {
    const account = { id: 'x', label: '[x](command:a)`*' };
    test.sessions.all.push(session('bound', { tokenType: 'DPoP', account }));
    await toggle('bound');
    assert.ok(test.dialog().seen.some((text) => text.includes(useMessages.boundNote)));
    const { description } = test.environment;
    assert.ok(typeof description === 'string');
    assert.doesNotMatch(description, /(?<!\\)\[|(?<!\\)\*|\]\(/u);
  });
});

describe('the access token for tasks', () => {
  let test: UseTest;
  const anna = session('anna');
  const bert = session('bert');
  const ask = (argument?: unknown, answers: readonly (string | undefined)[] = []): Promise<unknown> =>
    test.run(commandIds.accessToken, { answers }, argument);

  beforeEach(() => {
    test = createUseTest();
    test.sessions.all.push(anna, bert);
    test.sessions.inUse = 'anna';
  });
  afterEach(() => {
    test.dispose();
  });

  it('is given once a person allowed it, and then unasked', async () => {
    assert.equal(await ask(), anna.token.accessToken);
    assert.equal(test.questions.length, 1);
    assert.match(test.questions[0]?.message ?? '', /anna@example\.com at “Orders” to the tasks of this workspace\?/u);
    assert.match(test.questions[0]?.detail ?? '', /Every task, launch configuration and extension/u);
    assert.equal(await ask(), anna.token.accessToken);
    assert.equal(test.questions.length, 1);
    assert.deepEqual(test.dialog().seen, []);
  });

  it('is not given without that, and asked for again the next time', async () => {
    test.agrees = false;
    assert.equal(await ask(), undefined);
    assert.equal(await ask(), undefined);
    assert.equal(test.questions.length, 2);
    assert.equal(test.sessions.asked, 0);
  });

  it('is allowed for one session, in this workspace', async () => {
    await ask();
    assert.equal(await ask('bert'), bert.token.accessToken);
    assert.equal(test.questions.length, 2);
    const other = createUseTest();
    other.sessions.all.push(anna);
    other.agrees = false;
    assert.equal(await other.run(commandIds.accessToken), undefined);
    other.dispose();
  });

  it('has to be allowed again after the session was signed out', async () => {
    await ask();
    await test.sessions.change([bert]);
    await test.sessions.change([anna, bert]);
    await ask();
    assert.equal(test.questions.length, 2);
  });

  it('asks once for several tasks at the same time', async () => {
    test.agrees = true;
    assert.deepEqual(await Promise.all([ask(), ask(), ask()]), Array(3).fill(anna.token.accessToken));
    assert.equal(test.questions.length, 1);
  });

  it('is no text that a shell would run, for the editor puts it into command lines as it is', async () => {
    for (const accessToken of [
      '$(id)',
      'a`id`',
      'a;id',
      'a"&id&"',
      'a|id',
      "a'b",
      '${env:HOME}',
      '%PATH%',
      'a>b',
      'a!b',
    ]) {
      test.sessions.all.splice(0, Infinity, session('anna', {}, { accessToken }));
      assert.equal(await ask(), undefined);
      assert.ok(test.dialog().seen.includes(useMessages.notForTasks));
    }
    for (const accessToken of ['aB0-._~+/==', 'xoxb-1:a', 'ya29.a_b']) {
      test.sessions.all.splice(0, Infinity, session('anna', {}, { accessToken }));
      assert.equal(await ask(), accessToken);
    }
  });

  it('reads nothing of a launch configuration, which the editor passes along', async () => {
    assert.equal(await ask({ id: 'bert', type: 'node', request: 'launch' }), anna.token.accessToken);
    assert.match(test.questions[0]?.message ?? '', /anna@/u);
  });

  it('is of the session that is picked when none is in use; undefined makes the editor give up the task', async () => {
    test.sessions.inUse = undefined;
    assert.equal(await ask(undefined, ['bert@example.com']), bert.token.accessToken);
    assert.equal(await ask(undefined, [undefined]), undefined);
    assert.equal(await ask('no-such-session'), undefined);
    test.sessions.fails = 'session-ended';
    assert.equal(await ask('bert'), undefined);
  });

  it('is not given in a workspace that is not trusted, allowed or not', async () => {
    await ask();
    test.isTrusted = false;
    assert.equal(await ask(), undefined);
    assert.ok(test.dialog().seen.includes(useMessages.untrusted));
  });

  it('lets no task wait for a notification', async () => {
    test.sessions.all.splice(0);
    test.silent = true;
    assert.equal(await ask(), undefined);
    test.isTrusted = false;
    assert.equal(await ask(), undefined);
  });

  it('is what the editor gets for `${command:claimcheck.accessToken}`: without a session undefined, and at once', async () => {
    assert.equal(await vscode.commands.executeCommand(commandIds.accessToken), undefined);
    assert.equal(await vscode.commands.executeCommand(commandIds.accessToken, { type: 'node', id: 'anna' }), undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('leaves no token in the state of the workspace', async () => {
    await ask();
    const kept = JSON.stringify(test.state.keys().map((key) => [key, test.state.get(key)]));
    assert.match(kept, /anna/u);
    assert.ok(!kept.includes(canary) && !kept.includes('eyJ'));
    await settled();
  });
});
