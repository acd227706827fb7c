/** Reads one entry of `claimcheck.issuers`: member by member, then whether the members go together. */
import { inert } from '../rules/wording';
import { discoveryOf, type IssuerProblem, type IssuerProblemCode, type IssuerSetting } from './issuer';
import { looksLikeWebUrl } from './issuerUrl';
import { algorithmsFault } from './settingAlgorithms';
import { settingFields } from './settingFields';
import { isForLogin } from './settingLogin';

type EntryProblem = Omit<IssuerProblem, 'index'>;

/** The setting, undefined when it cannot work, and everything that is wrong with it. */
export function readSetting(entry: unknown): {
  readonly setting: IssuerSetting | undefined;
  readonly problems: readonly EntryProblem[];
} {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return { setting: undefined, problems: [error('', 'not-an-object')] };
  }
  const members: ReadonlyMap<string, unknown> = new Map(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  );
  const unknown = [...members.keys()]
    .filter((name) => !Object.hasOwn(settingFields, name))
    .slice(0, mostUnknown)
    .map(unknownMember);
  const errors = memberErrors(members);
  if (errors.length > 0) return { setting: undefined, problems: [...errors, ...unknown] };
  const known = [...members].filter(([name]) => Object.hasOwn(settingFields, name));
  // Each member has been held to its field just now.
  const setting = Object.fromEntries(known) as unknown as IssuerSetting;
  const contradictions = contradictionsIn(setting);
  return { setting: contradictions.length > 0 ? undefined : setting, problems: [...contradictions, ...unknown] };
}

function memberErrors(members: ReadonlyMap<string, unknown>): readonly EntryProblem[] {
  return Object.entries(settingFields).flatMap(([name, { check }]) => {
    const value = members.get(name);
    if ((name === 'name' || name === 'issuer') && (value === undefined || value === '')) {
      return [error(name, `${name}-missing`)];
    }
    return value === undefined ? [] : check(value).map(({ path, code }) => error(`${name}${path}`, code));
  });
}

/** Further ones are not named. */
const mostUnknown = 20;

/** Members that people write when they mean the secret itself. */
const secretNames: ReadonlySet<string> = new Set([
  ...['secret', 'clientsecret', 'password', 'privatekey', 'hmacsecret'],
  ...['clientkey', 'clientassertion', 'accesstoken', 'refreshtoken', 'registrationaccesstoken'],
]);

function unknownMember(name: string): EntryProblem {
  const isSecret = secretNames.has(name.toLowerCase().replaceAll(/[_-]/g, ''));
  return { path: inert(name), severity: 'warning', code: isSecret ? 'secret-in-settings' : 'unknown-member' };
}

const keyMembers = ['jwksUri', 'jwks', 'jwksFile', 'publicKey', 'publicKeyFile', 'sharedSecret'] as const;

function contradictionsIn(setting: IssuerSetting): readonly EntryProblem[] {
  const given = keyMembers.filter((name) => setting[name] !== undefined && setting[name] !== false);
  const discovery = discoveryOf(setting);
  const problems: EntryProblem[] = given.slice(1).map((name) => error(name, 'keys-given-twice'));
  if (discovery === 'none' && given.length === 0 && !isForLogin(setting)) problems.push(error('discovery', 'no-keys'));
  if (discovery !== 'none' && !looksLikeWebUrl(setting.issuer)) problems.push(error('issuer', 'issuer-not-a-url'));
  const algorithms = algorithmsFault(setting.algorithms ?? [], setting.sharedSecret === true);
  if (algorithms !== undefined) problems.push(error('algorithms', algorithms));
  if (setting.provider === 'aws' && setting.startUrl === undefined)
    problems.push(error('startUrl', 'start-url-missing'));
  return problems;
}

function error(path: string, code: IssuerProblemCode): EntryProblem {
  return { path, severity: 'error', code };
}
