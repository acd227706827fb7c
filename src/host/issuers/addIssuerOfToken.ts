/** Adds the issuer that a token names; the token's word is a suggestion, and nothing is asked before the user agrees. */
import { decodeToken } from '../../core/token/decode';
import { claimsOf } from '../../core/token/claimsSet';
import type { JsonObject, JsonValue } from '../../core/token/decoded';
import { alreadyConfigured, issuerIsNoUrl, issuerMessages } from '../issuerMessages';
import { addByDiscovery, addByHand, type Known } from './addIssuer';
import type { IssuerFlow } from './flow';
import { urlsIn } from './hosts';
import { faultIn } from './questions';
import { revealEntry } from './settingsFile';

export async function addIssuerOfToken(flow: IssuerFlow, compact: string, validate: () => void): Promise<void> {
  const { dialog } = flow;
  const said = saidBy(compact);
  if (said === undefined) return void dialog.warn(issuerMessages.tokenUnreadable);
  const { issuer, secretAlgorithm } = said;
  const known: Known = { ...said, validate };
  if (issuer !== undefined && (await isConfigured(flow, issuer))) return;
  // No server publishes a shared secret, so there is nothing to ask one for.
  if (secretAlgorithm !== undefined) return addByHand(flow, known);
  if (issuer === undefined) return orByHand(flow, issuerMessages.tokenWithoutIssuer, known);
  if (urlsIn(issuer).length === 0) return orByHand(flow, issuerIsNoUrl(issuer), known);
  const fault = faultIn({ issuer });
  if (fault !== undefined) return orByHand(flow, fault, known);
  await addByDiscovery(flow, issuer, { typed: false }, known);
}

/** What a token says of its issuer; undefined when its claims cannot be read. Only a suggestion. */
export function saidBy(compact: string): Known | undefined {
  const decoded = decodeToken(compact);
  const claims = claimsOf(decoded);
  if (claims === undefined) return undefined;
  const algorithm = 'header' in decoded ? decoded.header?.['alg'] : undefined;
  const secretAlgorithm =
    typeof algorithm === 'string' && /^HS(?:256|384|512)$/.test(algorithm) ? algorithm : undefined;
  return { issuer: issuerIn(claims), audiences: audiencesIn(claims['aud']), secretAlgorithm };
}

/** Google signs with its name alone as well; its metadata is at the URL. */
function issuerIn({ iss }: JsonObject): string | undefined {
  if (iss === 'accounts.google.com') return `https://${iss}`;
  return typeof iss === 'string' && iss !== '' ? iss : undefined;
}

function audiencesIn(audience: JsonValue | undefined): readonly string[] {
  const values = Array.isArray(audience) ? audience : [audience];
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}

async function orByHand(flow: IssuerFlow, message: string, known: Known): Promise<void> {
  const choice = await flow.dialog.say(message, issuerMessages.addByHand);
  if (choice !== undefined) await addByHand(flow, known);
}

/** Says so when a profile for this issuer is there; one of the workspace that waits for consent is offered instead. */
async function isConfigured({ dialog, profiles }: IssuerFlow, issuer: string): Promise<boolean> {
  const entry = profiles
    .entries()
    .entries.find(({ profile, standing }) => profile.issuer === issuer && standing === 'in-effect');
  if (entry === undefined) return false;
  const choice = await dialog.say(alreadyConfigured(entry.profile.name), issuerMessages.edit);
  if (choice !== undefined) await revealEntry(entry.source);
  return true;
}
