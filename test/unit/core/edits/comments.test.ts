import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowComment, type Scanner } from '../../../../src/core/edits/allowComment';
import { rulePages } from '../../../../src/core/rules/pages';
import { isReason, suppressedRules, suppressionComment } from '../../../../src/core/edits/suppression';
import type { Replacement } from '../../../../src/core/edits/reference';
import { assertProportional } from '../../../support/proportion';
import { markedPlace } from './cases/referenceCase';

type Row = readonly [language: string, file: string, before: string, after: string | undefined];

const inserted = (row: Row, edit: (place: ReturnType<typeof markedPlace>) => Replacement | undefined) => {
  const place = markedPlace({ language: row[0], file: row[1], before: row[2] });
  const change = edit(place);
  return change && place.text.slice(0, change.start) + change.newText + place.text.slice(change.end);
};

const allowRows: readonly Row[] = [
  ['typescript', '', "const t = '⟦eyJ⟧';\nnext\n", "const t = 'eyJ'; // gitleaks:allow\nnext\n"],
  ['typescript', '', "const t = '⟦eyJ⟧'; // made up\n", "const t = 'eyJ'; // made up gitleaks:allow\n"],
  ['typescript', '', "const t = '⟦eyJ⟧'; /* made up */\n", "const t = 'eyJ'; /* made up */ // gitleaks:allow\n"],
  ['typescript', '', '/* such as ⟦eyJ⟧\n */\n', '/* such as eyJ gitleaks:allow\n */\n'],
  ['typescript', '', 'const t = `\n⟦eyJ⟧\n`;\n', undefined],
  ['typescript', '', "const t = '⟦eyJ.' +\r\n  'eyJ⟧';\r\n", "const t = 'eyJ.' +\r\n  'eyJ'; // gitleaks:allow\r\n"],
  ['python', '', 't = "⟦eyJ⟧"', 't = "eyJ" # gitleaks:allow'],
  ['python', '', 't = """\n⟦eyJ⟧\n"""\n', undefined],
  ['shellscript', '', 'curl -H "⟦eyJ⟧" \\\n  $URL\n', undefined],
  ['shellscript', '', 'curl -H "⟦eyJ⟧"\n', 'curl -H "eyJ" # gitleaks:allow\n'],
  ['yaml', '', 'token: ⟦eyJ⟧\n', 'token: eyJ # gitleaks:allow\n'],
  ['yaml', '', 'run: |\n  curl ⟦eyJ⟧\n', undefined],
  ['yaml', '', 'run: >-\n  a\n\n    curl ⟦eyJ⟧\n', undefined],
  ['yaml', '', 'a: |\n  x\nb:\n  c: ⟦eyJ⟧\n', 'a: |\n  x\nb:\n  c: eyJ # gitleaks:allow\n'],
  ['html', '', '<b>⟦eyJ⟧</b>\n', '<b>eyJ</b> <!-- gitleaks:allow -->\n'],
  ['sql', '', "x = '⟦eyJ⟧';\n", "x = 'eyJ'; -- gitleaks:allow\n"],
  ['jsonc', '', '{ "t": "⟦eyJ⟧" }\n', '{ "t": "eyJ" } // gitleaks:allow\n'],
  ['json', '', '{ "t": "⟦eyJ⟧" }\n', undefined],
  ['plaintext', '', '⟦eyJ⟧\n', undefined],
  ['properties', '/p/.env', 'T=⟦eyJ⟧\n', 'T=eyJ # gitleaks:allow\n'],
  // A sign behind a value is a part of it.
  ['properties', '/p/a.properties', 'T=⟦eyJ⟧\n', undefined],
  ['dockerfile', '/p/Dockerfile', 'ENV T=⟦eyJ⟧\n', undefined],
  ['http', '/p/a.http', 'Authorization: Bearer ⟦eyJ⟧\n', undefined],
];

describe('allowComment', () => {
  for (const row of allowRows) {
    it(`${row[0]} ${JSON.stringify(row[2])}`, () =>
      assert.equal(
        inserted(row, (place) => allowComment(place, 'gitleaks')),
        row[3],
      ));
  }

  it('writes what each scanner looks for', () => {
    // https://github.com/gitleaks/gitleaks#gitleaksallow, https://github.com/Yelp/detect-secrets#inline-allowlisting
    const expected: Readonly<Record<Scanner, string>> = {
      gitleaks: 'gitleaks:allow',
      'detect-secrets': 'pragma: allowlist secret',
    };
    for (const scanner of ['gitleaks', 'detect-secrets'] as const) {
      const place = markedPlace({ language: 'go', before: 'a("⟦eyJ⟧")' });
      assert.equal(allowComment(place, scanner)?.newText, ` // ${expected[scanner]}`);
    }
  });
});

const suppressionRows: readonly Row[] = [
  [
    'typescript',
    '',
    "a();\n  const t = '⟦eyJ⟧';\n",
    "a();\n  // claimcheck-ignore-next-line alg-none: made up\n  const t = 'eyJ';\n",
  ],
  ['python', '', '\tt = "⟦eyJ⟧"\r\n', '\t# claimcheck-ignore-next-line alg-none: made up\r\n\tt = "eyJ"\r\n'],
  ['html', '', '<b>⟦eyJ⟧</b>', '<!-- claimcheck-ignore-next-line alg-none: made up -->\n<b>eyJ</b>'],
  ['dockerfile', 'Dockerfile', 'ENV T=⟦eyJ⟧\n', '# claimcheck-ignore-next-line alg-none: made up\nENV T=eyJ\n'],
  ['properties', 'a.properties', 'T=⟦eyJ⟧\n', '# claimcheck-ignore-next-line alg-none: made up\nT=eyJ\n'],
  ['bat', 'a.bat', 'set T=⟦eyJ⟧\n', 'rem claimcheck-ignore-next-line alg-none: made up\nset T=eyJ\n'],
  // On the next line the string is open, so the comment goes behind its end.
  ['typescript', '', 'const t = `a\n⟦eyJ⟧`;\n', 'const t = `a\neyJ`; // claimcheck-ignore alg-none: made up\n'],
  ['shellscript', '', 'curl \\\n  -H "⟦eyJ⟧"\n', 'curl \\\n  -H "eyJ" # claimcheck-ignore alg-none: made up\n'],
  ['typescript', '', 'const t = `\n⟦eyJ⟧\n`;\n', undefined],
  ['yaml', '', 'run: |\n  curl ⟦eyJ⟧\n', undefined],
  ['json', '', '{ "t": "⟦eyJ⟧" }\n', undefined],
];

describe('suppressionComment', () => {
  for (const row of suppressionRows) {
    it(`${row[0]} ${JSON.stringify(row[2])}`, () =>
      assert.equal(
        inserted(row, (place) => suppressionComment(place, 'alg-none', 'made up')),
        row[3],
      ));
  }

  it('is read again, whatever the reason', () => {
    const place = markedPlace({ language: 'html', before: '<b>⟦eyJ⟧</b>' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 140 }), (reason) => {
        const line = suppressionComment(place, 'alg-none', reason)?.newText ?? '';
        assert.equal(line.indexOf('\n'), line.length - 1, 'one line');
        assert.equal(line.indexOf('-->'), line.length - '-->\n'.length, 'one end of the comment');
        assert.equal(suppressedRules([line.trimEnd()], []).has('alg-none'), isReason(reason));
      }),
      { numRuns: 40 },
    );
  });
});

describe('suppressedRules', () => {
  const rulesOf = (above: readonly string[], own: readonly string[]): readonly string[] => [
    ...suppressedRules(above, own),
  ];

  it('reads the line of the token and the lines in front', () => {
    assert.deepEqual(rulesOf([], ['t = "eyJ" # claimcheck-ignore expired: an old one']), ['expired']);
    assert.deepEqual(rulesOf(['// claimcheck-ignore-next-line expired: an old one'], []), ['expired']);
    assert.deepEqual(rulesOf(['# claimcheck-ignore-next-line expired, alg-none : x'], []), ['expired', 'alg-none']);
  });

  it('reads the name of every rule', () => {
    for (const { id } of rulePages) assert.deepEqual(rulesOf([], [`// claimcheck-ignore ${id}: a reason`]), [id]);
  });

  it('reads as many lines in front as follow each other', () => {
    const above = [
      '# claimcheck-ignore-next-line a: x',
      '# claimcheck-ignore-next-line b: x',
      '',
      '# claimcheck-ignore-next-line c: x',
    ];
    assert.deepEqual(rulesOf(above, []), ['a', 'b']);
  });

  it('reads nothing else', () => {
    // The wrong place, no reason, no rule, an empty reason, other letters.
    assert.deepEqual(rulesOf(['# claimcheck-ignore expired: x'], ['# claimcheck-ignore-next-line expired: x']), []);
    for (const comment of [
      'claimcheck-ignore expired',
      'claimcheck-ignore expired:',
      'claimcheck-ignore : x',
      'claimcheck-ignore',
      'claimcheck-ignore expired: -->',
      'claimcheck-ignore  EXPIRED: x',
    ]) {
      assert.deepEqual(rulesOf([], [`# ${comment}`]), [], comment);
    }
  });

  it('takes time in proportion to the line', async () => {
    for (const filler of ['claimcheck-ignore ', 'claimcheck-ignore a,', 'claimcheck-ignore a:', 'a,']) {
      const read = (length: number): void => void suppressedRules([], [filler.repeat(length / filler.length)]);
      await assertProportional(filler, read, 10_000);
    }
  });
});
