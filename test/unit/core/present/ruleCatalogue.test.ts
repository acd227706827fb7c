/** The catalogue of rules: every rule has a page, and every page a rule. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ruleCatalogue, rulePageMarkdown } from '../../../../src/core/present/ruleCatalogue';
import { rulePages } from '../../../../src/core/rules/pages';

describe('the rule catalogue', () => {
  it('has the 125 offline rules and the 16 that need the issuer, each once, each with a page', () => {
    const all = ruleCatalogue();
    const ids = all.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      rulePages.map(({ id }) => id).filter((id) => !ids.includes(id)),
      [],
      'pages without a rule',
    );
    assert.equal(all.filter(({ needs }) => needs === 'issuer').length, 16);
    assert.equal(all.length, 141);
  });

  it('says of each what it is, why, and what to do', () => {
    for (const { id, title, why, mend } of rulePages) {
      assert.ok(title.length > 5 && title.length < 70 && !/[.!]$/u.test(title), id);
      assert.match(why, /^[A-Z"].{40,}\.$/su, id);
      assert.match(mend, /^[A-Z].{10,}\.$/su, id);
    }
  });

  it('writes each page in lines that need no wrapping, with balanced fences', () => {
    for (const { id } of rulePages) {
      const page = rulePageMarkdown(id) ?? '';
      assert.ok(page.includes(id), id);
      for (const line of page.split('\n')) assert.ok(line.length <= 110, `${id}: ${line}`);
      assert.equal((page.match(/^```/gm) ?? []).length, 4, id);
    }
  });

  it('has no page for what is no rule', () => {
    for (const id of ['', 'constructor', '__proto__', '../alg-none', 'alg-none.md']) {
      assert.equal(rulePageMarkdown(id), undefined);
    }
  });
});
