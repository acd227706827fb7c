/** Rules about tokens that act for others or carry rights in detail. */
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { claimOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { listed, typeName } from './wording';

export const delegationRules: readonly Rule[] = [
  { id: 'act-chain', severity: 'warning', appliesTo: 'any', source: 'RFC 8693 §4.1', check: checkActors },
  {
    id: 'authorization-details-malformed',
    severity: 'warning',
    appliesTo: ['access', 'authorization-request', 'introspection-response', 'jwt'],
    source: 'RFC 9396 §2',
    check: checkDetails,
  },
];

const mostActors = 4;

function checkActors(token: TokenFacts): readonly Problem[] {
  const act = claimOf(token, 'act');
  const mayAct = claimOf(token, 'may_act');
  const problems: Problem[] = [];
  const fault = act === undefined ? undefined : actorFault(act);
  if (fault !== undefined) problems.push({ message: fault, segment: 'payload', path: 'act' });
  if (mayAct !== undefined && !isJsonObject(mayAct)) {
    problems.push({
      message: `"may_act" is ${typeName(mayAct)} and must be an object that names who may act for the subject; as it is, nobody may.`,
      source: 'RFC 8693 §4.4',
      segment: 'payload',
      path: 'may_act',
    });
  }
  return problems;
}

/** Only the outermost actor counts for access; those inside are the history of the token. */
function actorFault(outermost: JsonValue): string | undefined {
  let actor: JsonValue | undefined = outermost;
  for (let depth = 1; actor !== undefined; depth++) {
    if (!isJsonObject(actor)) {
      return `An actor in "act" is ${typeName(actor)} and must be an object; nobody can tell on whose behalf is acted.`;
    }
    if (depth > mostActors) {
      return `"act" nests more than ${mostActors} actors; only the outermost counts for access, and the others make the token long and its story hard to check.`;
    }
    const stray = strayClaims(actor);
    if (stray.length > 0) {
      return `An actor in "act" has ${listed(stray)}; inside "act" they mean nothing, and a reader that honours them errs.`;
    }
    actor = memberOf(actor, 'act');
  }
  return undefined;
}

/** RFC 8693 section 4.1: claims that are not about identity have no meaning inside `act`. */
function strayClaims(actor: JsonObject): readonly string[] {
  return ['exp', 'nbf', 'aud'].filter((name) => memberOf(actor, name) !== undefined);
}

function checkDetails(token: TokenFacts): readonly Problem[] {
  const details = claimOf(token, 'authorization_details');
  if (details === undefined) return nothing;
  const fault = detailsFault(details);
  if (fault === undefined) return nothing;
  return [
    {
      message: `"authorization_details" ${fault}, so an API cannot tell which rights were granted and must refuse the token.`,
      segment: 'payload',
      path: 'authorization_details',
    },
  ];
}

function detailsFault(details: JsonValue): string | undefined {
  if (!Array.isArray(details)) return `is ${typeName(details)} and not an array of objects`;
  // Array.isArray loses what is known of the elements.
  const elements: readonly JsonValue[] = details;
  if (!elements.every(isJsonObject)) return 'holds something other than objects';
  return elements.every((each) => typeof memberOf(each, 'type') === 'string')
    ? undefined
    : 'holds an object without a "type" that is a string';
}
