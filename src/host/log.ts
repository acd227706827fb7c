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

/** Parameters and headers whose values are credentials of no recognisable shape. */
const secretPattern =
  /\b(code|device_code|user_code|code_verifier|client_secret|client_assertion|refresh_token|access_token|id_token|authorization|dpop|set-cookie|cookie)("?\s{0,4}[=:]\s{0,4}"?(?:(?:bearer|basic|dpop)\s{1,4})?)[^\s"&,;]{1,4096}/giu;

/** A text in which every token is redacted and every value of a secret parameter is left out. */
export function redactText(text: string): string {
  let redacted = '';
  let position = 0;
  for (const { start, end, compact } of locateTokens(text)) {
    redacted += text.slice(position, start) + redactToken(compact);
    position = end;
  }
  return (redacted + text.slice(position)).replace(secretPattern, '$1$2***');
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
