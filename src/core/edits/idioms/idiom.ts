/** What an idiom is: how a language reads an environment variable, as data beside its strings and comments. */
import type { Lexis, StringForm } from '../lexis';

/** A string with what a reference in it looks like. */
export interface IdiomString extends StringForm {
  /** The reference inside the string; absent where the string takes nothing but text. */
  readonly inside?: (name: string, next: string) => string;
  /** The kind of string to turn it into, so that a reference fits; not where the rest of it holds one of `unless`. */
  readonly turnInto?: {
    readonly open: string;
    readonly close: string;
    readonly unless: RegExp;
    readonly inside: (name: string) => string;
  };
  /** How the string goes on behind an operator, where that is not `open`. */
  readonly reopen?: string;
  /** Written in place of the whole string, where it is not the idiom's `read`. */
  readonly read?: (name: string) => string;
}

/** Text beside the token in its string. */
export interface Rest {
  readonly form: IdiomString;
  readonly head: string;
  readonly tail: string;
}

/** A word in front of the string that makes it a constant, which nothing read at run time can be. */
export interface ConstantWord {
  /** Tried on the line in front of the string. */
  readonly pattern: RegExp;
  /** What the match becomes; undefined where no reference is possible. */
  readonly into: string | undefined;
  /** The idiom that reads something there all the same. */
  readonly instead?: CodeIdiom;
}

/** Of a programming language: the reference is an expression. */
export interface CodeIdiom {
  readonly lexis: Lexis<IdiomString>;
  /** The expression; `quote` is the quote of the string it takes the place of, one character. */
  readonly read: (name: string, quote: string) => string;
  /** What stands in place of a token outside of strings; absent where that cannot be. */
  readonly bare?: (name: string) => string;
  /** The operator that joins strings, blanks included; absent where there is none. */
  readonly join?: string;
  /** Joins text and reference in another way than an operator; undefined where it cannot. */
  readonly compose?: (rest: Rest, name: string) => string | undefined;
  /** True where two strings side by side are one, so that a reference beside a string needs the operator. */
  readonly adjacent?: true;
  readonly constants?: readonly ConstantWord[];
  /** What else the text needs, such as an import; given the text in front of the token. */
  readonly needs?: (before: string, name: string) => Addition | undefined;
  /** True where an attribute of markup takes an expression in braces only. */
  readonly markup?: true;
}

/** Of a language whose tools replace references in the text before anything reads it. */
export interface TextIdiom {
  /** Undefined where nothing can be replaced. */
  readonly textual: (name: string, place: TextPlace) => string | undefined;
  readonly needs?: (before: string, name: string) => Addition | undefined;
}

export interface TextPlace {
  readonly fileName: string;
  /** The text from the start of the line to the token. */
  readonly lead: string;
  readonly next: string;
}

/** A line to insert elsewhere in the text. */
export interface Addition {
  readonly offset: number;
  readonly newText: string;
}

export type Idiom = CodeIdiom | TextIdiom;
