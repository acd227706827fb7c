import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { allowanceOf } from '../../../../src/core/leaks/ignore';
import { assertProportional } from '../../../support/proportion';

describe('allowanceOf', () => {
  const allowing: Readonly<Record<string, readonly [above: readonly string[], own: readonly string[]]>> = {
    'gitleaks on the line': [[], ['token = "t" # gitleaks:allow']],
    'gitleaks in HTML': [[], ['<b>t</b> <!-- gitleaks:allow -->']],
    'detect-secrets on the line': [[], ['token = "t"  # pragma: allowlist secret']],
    'detect-secrets in its older spelling': [[], ["const token = 't'; // pragma: whitelist secret"]],
    'detect-secrets without a space, with a hyphen': [[], ['token: t # pragma:allowlist-secret']],
    'detect-secrets with words behind it': [[], ['f("t"); /* pragma: allowlist secret of a test */']],
    'detect-secrets in a comment it does not know itself': [[], ['token=t ; pragma: allowlist secret']],
    'detect-secrets above': [['  # pragma: allowlist nextline secret', 'x'], ['token = "t"']],
    'detect-secrets above, with hyphens': [['// pragma: allowlist-nextline-secret'], ['"t",']],
    'ours on the line': [[], ['"t" // claimcheck-ignore leak: made up for the tests']],
    'ours among rules': [[], ['"t" // claimcheck-ignore alg-none, leak: made up']],
    'ours above': [['// claimcheck-ignore-next-line leak: made up'], ['"t"']],
    'ours above another of ours': [
      ['# claimcheck-ignore-next-line alg-none: made up', '# claimcheck-ignore-next-line leak: made up', 'x = 1'],
      ['t'],
    ],
    'detect-secrets above, under another of ours': [
      ['# pragma: allowlist nextline secret', '# claimcheck-ignore-next-line alg-none: made up'],
      ['t'],
    ],
    'on the last of several lines': [[], ['{"a":', '"t"', '} // gitleaks:allow']],
  };

  for (const [name, [above, own]] of Object.entries(allowing)) {
    it(`allows: ${name}`, () => {
      assert.equal(allowanceOf(above, own), 'allowed');
    });
  }

  const silent: Readonly<Record<string, readonly [above: readonly string[], own: readonly string[]]>> = {
    'no comment': [['// a comment'], ['token = "t" // secret']],
    'gitleaks on the line above, where gitleaks reads nothing': [['# gitleaks:allow'], ['t']],
    'gitleaks in capitals': [[], ['t # GITLEAKS:ALLOW']],
    'detect-secrets for one line on the line above': [['# pragma: allowlist secret'], ['t']],
    'detect-secrets for the next line on the own line': [[], ['t # pragma: allowlist nextline secret']],
    'detect-secrets for the next line, two lines above': [['x', '# pragma: allowlist nextline secret'], ['t']],
    'the older spelling for the next line, which never was': [['# pragma: whitelist nextline secret'], ['t']],
    'ours without a reason': [['# claimcheck-ignore-next-line leak'], ['t // claimcheck-ignore leak:  ']],
    'ours with a reason that says nothing': [[], ['t // claimcheck-ignore leak: ...']],
    'ours for another rule': [['# claimcheck-ignore-next-line alg-none: made up'], ['t']],
    'ours for a rule whose name begins with leak': [[], ['t // claimcheck-ignore leaks: made up']],
    'ours for the next line on the own line': [[], ['t // claimcheck-ignore-next-line leak: made up']],
    'ours two lines above': [['x', '# claimcheck-ignore-next-line leak: made up'], ['t']],
    'no lines at all': [[], []],
  };

  for (const [name, [above, own]] of Object.entries(silent)) {
    it(`does not allow: ${name}`, () => {
      assert.notEqual(allowanceOf(above, own), 'allowed');
    });
  }

  it('tells a comment that gives no reason from none', () => {
    for (const own of [
      't // claimcheck-ignore leak',
      't // claimcheck-ignore leak:  ',
      't // claimcheck-ignore leak: ...',
      't // claimcheck-ignore leak made up, but without a colon',
      't <!-- claimcheck-ignore alg-none, leak -->',
    ]) {
      assert.equal(allowanceOf([], [own]), 'unreasoned', own);
    }
    for (const above of ['# claimcheck-ignore-next-line leak', '# claimcheck-ignore-next-line leak:']) {
      assert.equal(allowanceOf([above], ['t']), 'unreasoned', above);
      assert.equal(allowanceOf(['# claimcheck-ignore-next-line alg-none: made up', above], ['t']), 'unreasoned');
      assert.equal(allowanceOf(['x', above], ['t']), undefined);
    }
    for (const [above, own] of [
      ['x', 't // claimcheck-ignore leaks'],
      ['x', 't // claimcheck-ignore alg-none'],
      ['x', 't // claimcheck-ignore-next-line leak'],
      ['# claimcheck-ignore leak', 't'],
    ] as const) {
      assert.equal(allowanceOf([above], [own]), undefined, own);
    }
    assert.equal(allowanceOf(['# claimcheck-ignore-next-line leak'], ['t # gitleaks:allow']), 'allowed');
  });

  it('reads no more lines above than may say something, each once', () => {
    const read: string[] = [];
    const lines = function* (): Iterable<string> {
      for (const line of ['# claimcheck-ignore-next-line alg-none: made up', 'x', 'y']) {
        read.push(line);
        yield line;
      }
    };
    assert.equal(allowanceOf(lines(), ['t']), undefined);
    assert.deepEqual(read, ['# claimcheck-ignore-next-line alg-none: made up', 'x']);
  });

  it('takes time in proportion to the length of a line', async () => {
    for (const part of [
      'pragma: ',
      'pragma: allowlist',
      'claimcheck-ignore leak: ',
      'claimcheck-ignore-next-line ',
      ' ',
    ])
      await assertProportional(part, (size) => void allowanceOf([part.repeat(size)], [part.repeat(size)]), 4_000);
  });
});
