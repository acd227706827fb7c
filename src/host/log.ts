/** The log in the Output view; whatever is written passes a redactor first. */
import type * as vscode from 'vscode';
import { locateTokens } from '../core/token/locate';
import { redactToken } from '../core/token/redact';

export interface Log extends vscode.Disposable {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  /** Writes what failed and the error's name and message; never its cause or properties, which can carry a token. */
  readonly failure: (what: string, error: unknown) => void;
  readonly show: () => void;
}

export function createLog(channel: vscode.LogOutputChannel): Log {
  return {
    info: (message) => channel.info(redactText(message)),
    warn: (message) => channel.warn(redactText(message)),
    failure: (what, error) => channel.error(redactText(`${what}: ${describe(error)}`)),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

/** Headers whose values are credentials to the end of the line. */
const headerPattern = /\b((?:set-)?cookie|(?:proxy-)?authorization)"?\s{0,4}:[^\r\n]{1,4096}/giu;

/** Schemes with the credential after them. */
const schemePattern = /\b(bearer|dpop)\s{1,4}[\w.~+/=-]{1,4096}/giu;

/** Parameters whose values are credentials of no recognisable shape, quoted and escaped in any way. */
const parameterPattern =
  /\b(code|(?:device|user)_?code|code_?verifier|client_?(?:secret|assertion)|(?:refresh|access|id)_?token|authorization|dpop|cookie)[\\"']{0,8}\s{0,4}[=:]\s{0,4}(?:\\{0,4}(["'])[^"'\r\n]{1,4096}\2?|[^\s"'&,;]{1,4096})/giu;

/** Pieces of a token that are none any more: cut, split by an invisible character, or a part alone. */
const piecePattern = /[\w+=-]{41,}|\beyJ[\w+=-]{8,}/gu;

/** A text in which every token is redacted and every value of a secret parameter is left out. */
export function redactText(text: string): string {
  let redacted = '';
  let position = 0;
  for (const { start, end, compact } of locateTokens(text)) {
    redacted += text.slice(position, start) + redactToken(compact);
    position = end;
  }
  return (redacted + text.slice(position))
    .replace(headerPattern, '$1: ***')
    .replace(schemePattern, '$1 ***')
    .replace(parameterPattern, '$1: ***')
    .replace(piecePattern, '***');
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
