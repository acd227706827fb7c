/** What the members of an issuer setting may hold, in terms of a few shapes: text, list, choice, number. */
import { inert } from '../rules/wording';
import { writeOutInvisible } from '../token/visible';
import type { IssuerProblemCode } from './issuer';

/** What is wrong with a member, and where in it: empty, or such as `[1]`. */
export interface FieldProblem {
  readonly path: string;
  readonly code: IssuerProblemCode;
}

/** The JSON type of a member, and everything that is asked of its value. */
export interface SettingField {
  readonly type: 'string' | 'boolean' | 'integer' | 'array' | 'object';
  readonly check: (value: unknown) => readonly FieldProblem[];
}

/** What is wrong with a text that is not empty, not too long and can be seen. */
export type TextFault = (text: string) => IssuerProblemCode | undefined;

/** Longest value of a claim, a scope or an audience that any issuer is known to use, with room to spare. */
const longestText = 1024;
const longestList = 200;

export const noProblems: readonly FieldProblem[] = [];

export function problem(code: IssuerProblemCode, path = ''): readonly FieldProblem[] {
  return [{ path, code }];
}

/** One line of text, all of which can be seen. */
export function text(fault: TextFault = fine, longest: number = longestText): SettingField {
  return { type: 'string', check: (value) => problemOf(textFault(value, fault, longest)) };
}

/** A list of such texts. */
export function texts(fault: TextFault = fine, atLeast = 0): SettingField {
  const check = (value: unknown): readonly FieldProblem[] => {
    if (!Array.isArray(value)) return problem('wrong-type');
    if (value.length > longestList) return problem('too-long');
    if (value.length < atLeast) return problem('out-of-range');
    return value.flatMap((item: unknown, index) =>
      problemOf(textFault(item, fault, longestText), `[${String(index)}]`),
    );
  };
  return { type: 'array', check };
}

/** True or false. */
export const flag: SettingField = {
  type: 'boolean',
  check: (value) => (typeof value === 'boolean' ? noProblems : problem('wrong-type')),
};

/** An object that has such a text under each of its names. */
export function eachText(nameFault: TextFault, most: number): SettingField {
  const check = (value: unknown): readonly FieldProblem[] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return problem('wrong-type');
    const members: readonly (readonly [string, unknown])[] = Object.entries(value);
    if (members.length > most) return problem('too-long');
    return members.flatMap(([name, member]) =>
      problemOf(nameFault(name) ?? textFault(member, fine, longestText), `.${inert(name)}`),
    );
  };
  return { type: 'object', check };
}

/** One of a closed set of words. */
export function oneOf(words: Iterable<string>): TextFault {
  const known = new Set(words);
  return (word) => (known.has(word) ? undefined : 'unknown-value');
}

/** Whole seconds within bounds. */
export function seconds(least: number, most: number): SettingField {
  const check = (value: unknown): readonly FieldProblem[] => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return problem('wrong-type');
    return value >= least && value <= most ? noProblems : problem('out-of-range');
  };
  return { type: 'integer', check };
}

function textFault(value: unknown, fault: TextFault, longest: number): IssuerProblemCode | undefined {
  if (typeof value !== 'string') return 'wrong-type';
  if (value.trim() === '') return 'out-of-range';
  if (isLonger(value, longest)) return 'too-long';
  // Such text can make one issuer read as another (Trojan Source, CVE-2021-42574).
  return writeOutInvisible(value) === value ? fault(value) : 'invisible-characters';
}

/** In characters, as JSON Schema counts; a character is one or two UTF-16 units. */
function isLonger(value: string, longest: number): boolean {
  return value.length > 2 * longest || (value.length > longest && [...value].length > longest);
}

function problemOf(code: IssuerProblemCode | undefined, path = ''): readonly FieldProblem[] {
  return code === undefined ? noProblems : problem(code, path);
}

function fine(): undefined {
  return undefined;
}
