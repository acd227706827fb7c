/** The questions that several commands about issuers ask: issuer, address, audience, name, secret. */
import * as vscode from 'vscode';
import { suggestedName } from '../../core/issuers/discover';
import { checkSecret } from '../../core/issuers/keyFacts';
import { parseIssuers } from '../../core/issuers/parseIssuers';
import { issuerMessages, label } from '../issuerMessages';
import type { Dialog } from '../dialog';
import type { IssuerFlow } from './flow';
import { urlsIn } from './hosts';
import { problemSentence } from './problemMessages';
import { encodingsOf, secretBytes, type SecretEncoding } from './secrets';
import { written } from './settingsFile';

const title = issuerMessages.addTitle;

/** The URL of an issuer, without the part of a metadata address that people often copy with it. */
export async function askIssuerUrl(dialog: Dialog): Promise<string | undefined> {
  const value = await dialog.input({
    title,
    prompt: issuerMessages.issuerUrlPrompt,
    placeHolder: 'https://login.example.com',
    validateInput: (text) => {
      const issuer = issuerOf(text);
      return urlsIn(issuer).length === 0 ? issuerMessages.notWebUrl : faultIn({ issuer });
    },
  });
  return value === undefined ? undefined : issuerOf(value);
}

/** OIDC Discovery appends its path to the issuer, RFC 8414 puts its own in front of the issuer's path. */
function issuerOf(text: string): string {
  return text.trim().replace(/\/\.well-known\/(?:openid-configuration$|oauth-authorization-server(?=\/|$))/, '');
}

/** Any issuer, URL or not. */
export async function askIssuer(dialog: Dialog, value: string | undefined): Promise<string | undefined> {
  const answer = await dialog.input({
    title,
    prompt: issuerMessages.issuerPrompt,
    value: value ?? '',
    validateInput: (text) => faultIn({ issuer: text.trim(), discovery: 'none', sharedSecret: true }),
  });
  return answer?.trim();
}

export async function askKeyUrl(dialog: Dialog, issuer: string): Promise<string | undefined> {
  // Descope names a project by its id alone, and publishes the project's keys under it.
  const value = /^P[\dA-Za-z]{26,40}$/.test(issuer) ? `https://api.descope.com/${issuer}/.well-known/jwks.json` : '';
  const answer = await dialog.input({
    title,
    prompt: issuerMessages.keyUrlPrompt,
    value,
    validateInput: (text) => faultIn({ jwksUri: text.trim() }),
  });
  return answer?.trim();
}

export async function askAudiences(
  dialog: Dialog,
  suggested: readonly string[],
): Promise<readonly string[] | undefined> {
  const answer = await dialog.input({
    title,
    prompt: issuerMessages.audiencePrompt,
    placeHolder: issuerMessages.audienceEmpty,
    value: suggested.join(' '),
    validateInput: (text) => faultIn({ audiences: wordsIn(text) }),
  });
  return answer === undefined ? undefined : wordsIn(answer);
}

export async function askName(dialog: Dialog, issuer: string): Promise<string | undefined> {
  const taken = written().flatMap((entry) => nameIn(entry));
  const answer = await dialog.input({
    title,
    prompt: issuerMessages.namePrompt,
    value: suggestedName(issuer, taken),
    validateInput: (text) => {
      if (text.trim() === '') return issuerMessages.nameEmpty;
      return taken.includes(text.trim()) ? issuerMessages.nameTaken : faultIn({ name: text.trim() });
    },
  });
  return answer?.trim();
}

/** A shared secret; what is weak about it is said while it is typed, and it can be stored all the same. */
export async function askSecret(dialog: Dialog, algorithm: string): Promise<Uint8Array | undefined> {
  const typed = await dialog.input({
    title: issuerMessages.secretTitle,
    prompt: issuerMessages.secretPrompt,
    password: true,
    validateInput: (text) => {
      if (text === '') return issuerMessages.secretEmpty;
      const [finding] = checkSecret(secretBytes(text, 'text'), algorithm);
      return finding && { message: label(finding.message), severity: vscode.InputBoxValidationSeverity.Warning };
    },
  });
  if (typed === undefined) return undefined;
  const encoding = await askEncoding(dialog, encodingsOf(typed));
  return encoding && secretBytes(typed, encoding);
}

async function askEncoding(dialog: Dialog, encodings: readonly SecretEncoding[]): Promise<SecretEncoding | undefined> {
  if (encodings.length === 1) return encodings[0];
  const words: Readonly<Record<SecretEncoding, vscode.QuickPickItem>> = {
    text: { label: issuerMessages.asTextOption, detail: issuerMessages.asTextDetail },
    base64: { label: issuerMessages.asBase64Option, detail: issuerMessages.asBase64Detail },
    hex: { label: issuerMessages.asHexOption, detail: issuerMessages.asBase64Detail },
  };
  const items = encodings.map((encoding) => ({ ...words[encoding], encoding }));
  const placeHolder = issuerMessages.encodingPlaceholder;
  return (await dialog.pick(items, { title: issuerMessages.secretTitle, placeHolder, ignoreFocusOut: true }))?.encoding;
}

/** What is wrong with some members, by the rules of the settings themselves. */
export function faultIn(members: Readonly<Record<string, unknown>>): string | undefined {
  const { problems } = parseIssuers([{ name: 'x', issuer: 'https://issuer.example', ...members }]);
  const [problem] = problems.filter(({ path }) => Object.hasOwn(members, path.split(/[.[]/)[0] ?? path));
  return problem && problemSentence(problem);
}

export function nameIn(entry: unknown): readonly string[] {
  const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
  return typeof name === 'string' ? [name] : [];
}

export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** True in a trusted workspace; else says why nothing is asked. */
export async function mayAsk({ dialog }: Pick<IssuerFlow, 'dialog'>): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const choice = await dialog.warn(issuerMessages.untrusted, issuerMessages.manageTrust);
  if (choice !== undefined) void vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
