/** Writes, in the idiom of a language, the expression that reads an environment variable. */
import { idiomOf } from './idioms/byLanguage';
import type { Addition, CodeIdiom, IdiomString, TextIdiom } from './idioms/idiom';
import { surroundingsOf, type StringRegion, type Surroundings } from './surroundings';
import { lineStart } from './lexis';

/** Where a token stands in a document. */
export interface TokenPlace {
  /** VS Code's language id, such as `typescript`. */
  readonly languageId: string;
  readonly fileName: string;
  /**
   * The document from its start to the end of the line on which the token ends, and the token's offsets (UTF-16) in it.
   * A part of it will do, where its start is not inside of a string.
   */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What to put in the place of a token. */
export interface Replacement {
  /** Offsets in {@link TokenPlace.text}; quotes around the token may be part of it. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface Reference extends Replacement {
  /** What the text needs besides, such as an import, in front of the replacement. */
  readonly addition: Addition | undefined;
}

/** A reference to the variable `name` instead of the token; undefined where the language has no idiom for it. */
export function environmentReference(place: TokenPlace, name: string): Reference | undefined {
  const idiom = idiomOf(place.languageId, place.fileName);
  if (idiom === undefined) return undefined;
  const replacement = 'textual' in idiom ? textual(place, idiom, name) : inCode(place, idiom, name);
  if (replacement === undefined) return undefined;
  return { ...replacement, addition: idiom.needs?.(place.text.slice(0, place.start), name) };
}

/** True when {@link environmentReference} knows the language at all. */
export function hasIdiom(languageId: string, fileName: string): boolean {
  return idiomOf(languageId, fileName) !== undefined;
}

function textual({ text, start, end, fileName }: TokenPlace, idiom: TextIdiom, name: string): Replacement | undefined {
  const lead = text.slice(lineStart(text, start), start);
  const newText = idiom.textual(name, { fileName, lead, next: text.charAt(end) });
  return newText === undefined ? undefined : { start, end, newText };
}

function inCode(place: TokenPlace, idiom: CodeIdiom, name: string): Replacement | undefined {
  const { text, start, end } = place;
  const around = surroundingsOf(text, start, end, idiom.lexis);
  if (around.kind === 'comment') return { start, end, newText: idiom.read(name, '"') };
  if (around.kind === 'bare') return bare(place, idiom, name);
  const { first } = around;
  const lead = text.slice(lineStart(text, first.start), first.start);
  const constant =
    lead.length > longestDeclaration ? undefined : idiom.constants?.find(({ pattern }) => pattern.test(lead));
  if (constant?.into === undefined && constant !== undefined) {
    return constant.instead === undefined ? undefined : inString(place, around, constant.instead, name);
  }
  const reference = inString(place, around, idiom, name);
  if (constant === undefined || reference === undefined) return reference;
  // The words in front of the string are written anew with it.
  const declaration = lead.replace(constant.pattern, constant.into ?? '') + text.slice(first.start, reference.start);
  return { start: first.start - lead.length, end: reference.end, newText: declaration + reference.newText };
}

/** A longer line is no declaration that a person wrote. */
const longestDeclaration = 300;

function bare({ text, start, end }: TokenPlace, idiom: CodeIdiom, name: string): Replacement | undefined {
  // An object in a program is no text, and nothing that is read from the environment takes its place.
  if (idiom.bare === undefined || text.charAt(start) === '{') return undefined;
  return { start, end, newText: idiom.bare(name) };
}

type InString = Extract<Surroundings<IdiomString>, { kind: 'string' }>;

function inString(place: TokenPlace, around: InString, idiom: CodeIdiom, name: string): Replacement | undefined {
  const { text, start, end } = place;
  const { first, last } = around;
  const { form } = first;
  const head = text.slice(first.contentStart, start);
  const tail = text.slice(end, last.contentEnd);
  const whole = head === '' && tail === '' && last.closed && form.open !== '';
  if (!whole && form.inside !== undefined && form.open === last.form.open) {
    return first.verbatim ? undefined : { start, end, newText: form.inside(name, text.charAt(end)) };
  }
  if (!last.closed || form.open === '') return undefined;
  const newText = whole ? readOf(form, idiom, name) : besideText({ first, last, head, tail }, idiom, name);
  if (newText === undefined) return undefined;
  const isLiteral = !whole && turned(first, last, head, tail);
  const range = { start: first.start, end: last.end };
  if (idiom.markup === true && isAttribute(text, first.start)) return { ...range, newText: `{${newText}}` };
  return { ...range, newText: isLiteral ? newText : joined(place, around, idiom, newText, whole) };
}

function readOf(form: IdiomString, idiom: CodeIdiom, name: string): string {
  return form.read?.(name) ?? idiom.read(name, form.close.charAt(0));
}

interface Parts {
  readonly first: StringRegion<IdiomString>;
  readonly last: StringRegion<IdiomString>;
  readonly head: string;
  readonly tail: string;
}

/** The reference with the text that stands beside the token in its string, such as `Bearer `. */
function besideText({ first, last, head, tail }: Parts, idiom: CodeIdiom, name: string): string | undefined {
  const { form } = first;
  if (turned(first, last, head, tail) && form.turnInto !== undefined) {
    const { open, close, inside } = form.turnInto;
    return open + head + inside(name) + tail + close;
  }
  if (idiom.compose !== undefined) return idiom.compose({ form, head, tail }, name);
  if (idiom.join === undefined) return undefined;
  const parts = [
    ...(head === '' ? [] : [form.open + head + form.close]),
    readOf(form, idiom, name),
    ...(tail === '' ? [] : [(last.form.reopen ?? last.form.open) + tail + last.form.close]),
  ];
  return parts.join(idiom.join);
}

/** Whether the string becomes one of another kind, in which a reference fits. */
function turned(first: Parts['first'], last: Parts['last'], head: string, tail: string): boolean {
  const { turnInto } = first.form;
  return turnInto !== undefined && first.form.open === last.form.open && !turnInto.unless.test(head + tail);
}

/** The expression with what joins it to its neighbours: operators where strings stood side by side, parentheses. */
function joined({ text }: TokenPlace, around: InString, idiom: CodeIdiom, newText: string, whole: boolean): string {
  const operator = idiom.adjacent === true ? (idiom.join ?? '').trim() : '';
  const before = operator !== '' && around.touchesBefore ? `${operator} ` : '';
  const after = operator !== '' && around.touchesAfter ? ` ${operator}` : '';
  // A member or an operator behind the string would take hold of its last part only.
  const binds =
    !whole && (idiom.join ?? '') !== '' && /^\s{0,100}[.[%?]/.test(text.slice(around.last.end, around.last.end + 120));
  return before + (binds ? `(${newText})` : newText) + after;
}

/** Whether a string is the value of an attribute of markup: `name="…"` without blanks, which programs write with them. */
function isAttribute(text: string, start: number): boolean {
  const lead = text.slice(Math.max(0, start - 200), start);
  if (!lead.endsWith('=')) return false;
  let at = lead.length - 1;
  while (at > 0 && /[\w:-]/.test(lead.charAt(at - 1))) at--;
  if (at === lead.length - 1 || !/\s/.test(lead.charAt(at - 1))) return false;
  return !/\b(?:const|let|var)$/.test(lead.slice(0, at).trimEnd());
}
