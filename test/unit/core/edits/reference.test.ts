import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parseTree, type ParseError } from 'jsonc-parser';
import ts from 'typescript';
import { environmentReference } from '../../../../src/core/edits/reference';
import { assertProportional } from '../../../support/proportion';
import { compiledCases } from './cases/compiled';
import { markedPlace, withReference, type ReferenceCase } from './cases/referenceCase';
import { scriptCases } from './cases/scripts';
import { textCases } from './cases/texts';

const cases = [...scriptCases, ...compiledCases, ...textCases];
const after = (language: string): readonly string[] =>
  cases.filter((each) => each.language === language).flatMap((each) => each.after ?? []);
const titleOf = ({ language, before }: ReferenceCase): string => `${language}: ${JSON.stringify(before)}`;

describe('environmentReference', () => {
  for (const each of cases) {
    it(titleOf(each), () => assert.equal(withReference(each, 'API_TOKEN'), each.after));
  }

  it('leaves no part of the token, and nothing else out', () => {
    for (const each of cases) {
      if (each.after === undefined) continue;
      for (const part of ['eyJh', 'eyJi', 'c2ln']) assert.ok(!each.after.includes(part), titleOf(each));
    }
  });

  it('has four cases or more for each of the languages that are named', () => {
    const named =
      'typescript javascript typescriptreact python go java kotlin groovy scala csharp ruby php rust swift dart shellscript fish powershell bat yaml json http dockerfile terraform';
    for (const language of named.split(' ')) {
      assert.ok(cases.filter((each) => each.language === language).length >= 4, language);
    }
  });

  it('never throws, and stays within the text', () => {
    const languages = [...new Set(cases.map(({ language }) => language))];
    const piece = fc.constantFrom(
      '"',
      "'",
      '`',
      '\n',
      '\\',
      '<<EOF\n',
      'EOF\n',
      '/*',
      '*/',
      '#',
      '{',
      'f"',
      ' + ',
      'x',
    );
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.array(piece), fc.array(piece), (language, lead, tail) => {
        const place = markedPlace({ language, before: `${lead.join('')}⟦eyJh.eyJi.c2ln⟧${tail.join('')}` });
        const reference = environmentReference(place, 'API_TOKEN');
        if (reference === undefined) return;
        assert.ok(0 <= reference.start && reference.start <= place.start, 'start');
        assert.ok(place.end <= reference.end && reference.end <= place.text.length, 'end');
        if (reference.addition !== undefined) assert.ok(reference.addition.offset <= reference.start, 'addition');
      }),
    );
  });

  it('takes time in proportion to the text', async () => {
    for (const filler of ['"', "'a", '/*', '`', 'f"', '<<A\n', 'x ']) {
      const refer = (length: number): void => {
        const lead = filler.repeat(length / filler.length);
        const place = { fileName: '', text: `${lead}"eyJh"`, start: lead.length + 1, end: lead.length + 5 };
        for (const languageId of ['python', 'shellscript', 'go']) environmentReference({ ...place, languageId }, 'X');
      };
      await assertProportional(filler, refer, 500);
    }
  });
});

describe('what the references are written into still parses', () => {
  it('TypeScript and JavaScript', () => {
    const kinds = [
      ['typescript', 'a.ts'],
      ['javascript', 'a.js'],
      ['typescriptreact', 'a.tsx'],
    ] as const;
    for (const [language, fileName] of kinds) {
      for (const text of after(language)) {
        const object = text.startsWith('headers:') ? `({ ${text} })` : text;
        const { diagnostics } = ts.transpileModule(object, {
          fileName,
          reportDiagnostics: true,
          compilerOptions: { jsx: ts.JsxEmit.Preserve },
        });
        assert.deepEqual(
          diagnostics?.map(({ messageText }) => messageText),
          [],
          text,
        );
      }
    }
  });

  it('Python', () => {
    const script = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)\n';
    const { status, stderr } = spawnSync('python3', ['-c', script], {
      input: JSON.stringify(after('python')),
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });

  it('shell scripts', () => {
    for (const text of after('shellscript')) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
      assert.equal(status, 0, `${text}${stderr}`);
    }
  });

  it('JSON', () => {
    for (const text of [...after('json'), ...after('jsonc')]) {
      const errors: ParseError[] = [];
      parseTree(text, errors);
      assert.deepEqual(errors, [], text);
    }
  });
});
