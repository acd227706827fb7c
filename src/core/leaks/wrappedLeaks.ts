/** Credentials inside base64: Secrets of Kubernetes, kubeconfig, configurations of container registries. */
import { decodeBase64url } from '../token/base64url';
import { looksRandom } from '../token/opaque/randomness';
import { decodeUtf8 } from '../token/utf8';
import { fingerprintOf } from './fingerprint';
import { isUnguessable } from './guessable';
import { keyLeaks } from './keyLeaks';
import type { Leak } from './leak';
import type { Trials } from './testCredential';
import { firstTokenLeak } from './tokenLeaks';

/** The credentials that a text holds in base64 (RFC 4648 section 4); each stands where its base64 does. */
export function wrappedLeaks(text: string, trials: Trials): readonly Leak[] {
  const manifest = isSecretManifest(text) ? manifestLeaks(text, trials) : [];
  return [...anchored(text, trials), ...registryLeaks(text, trials), ...manifest];
}

/** What the base64 of a JOSE header's own base64 begins with, and that of PEM text. */
const anchors = /(?<![A-Za-z0-9+/])(?:ZXlK|ZXdv|ZXcw|ZXlB|LS0tLS1CRUdJT)[A-Za-z0-9+/]{20,1000000}={0,2}/g;

function anchored(text: string, trials: Trials): readonly Leak[] {
  if (!['ZXlK', 'ZXdv', 'ZXcw', 'ZXlB', 'LS0tLS1CRUdJT'].some((anchor) => text.includes(anchor))) return [];
  return [...text.matchAll(anchors)].flatMap(({ 0: base64, index }) => inside(textOf(base64), base64, index, trials));
}

/** No token that is told here is shorter. */
const shortestInside = 20;

/** The first credential inside, in the place of its base64. */
function inside(decoded: string | undefined, base64: string, start: number, trials: Trials): readonly Leak[] {
  if (decoded === undefined || decoded.length < shortestInside) return [];
  const first = firstTokenLeak(decoded, trials) ?? keyLeaks(decoded)[0];
  if (first === undefined) return [];
  const reasons = [...first.reasons, 'It stands there in base64.'];
  return [{ ...first, start, end: start + base64.length, title: `${first.title}, in base64`, reasons }];
}

function isSecretManifest(text: string): boolean {
  return text.includes('kind: Secret') || text.includes('"kind": "Secret"');
}

/** Every value of a Secret's `data` is base64. */
const dataLine = /^[ \t]{1,80}["']?[\w.-]{1,200}["']?: ["']?([A-Za-z0-9+/]{20,1000000}={0,2})["']?,?[ \t]{0,20}$/gm;

function manifestLeaks(text: string, trials: Trials): readonly Leak[] {
  return [...text.matchAll(dataLine)].flatMap(({ 0: line, 1: base64 = '', index }) =>
    inside(textOf(base64), base64, index + line.lastIndexOf(base64), trials),
  );
}

/** `auth` of a registry in the configuration of docker: user and password, or user and token. */
const registryAuth = /"auth"\s{0,20}:\s{0,20}"([A-Za-z0-9+/]{16,100000}={0,2})"/g;

function registryLeaks(text: string, trials: Trials): readonly Leak[] {
  return [...text.matchAll(registryAuth)].flatMap(({ 0: member, 1: base64 = '', index }) => {
    const start = index + member.length - 1 - base64.length;
    const decoded = textOf(base64);
    const found = inside(decoded, base64, start, trials);
    return found.length > 0 || decoded === undefined ? found : passwordLeak(decoded, base64, start);
  });
}

function passwordLeak(decoded: string, base64: string, start: number): readonly Leak[] {
  const [user, password] = /^([^:]{1,200}):(.{16,})$/s.exec(decoded)?.slice(1) ?? [];
  if (user === undefined || password === undefined || !looksRandom(password)) return [];
  return [
    {
      start,
      end: start + base64.length,
      kind: 'opaque-token',
      title: 'Password of a container registry',
      reasons: ['It is the member "auth" of a registry, with a user and a random password in base64.'],
      issuer: undefined,
      expiresAt: undefined,
      testReason: undefined,
      // A password that a person may have chosen is no part of it: it could be tried out.
      fingerprint: fingerprintOf('opaque-token', [
        'registry',
        ...(isUnguessable(password) ? [password] : [user, String(password.length)]),
      ]),
      redacted: `registry password (${String(password.length)} characters)`,
    },
  ];
}

function textOf(base64: string): string | undefined {
  const padding = base64.indexOf('=');
  const unpadded = padding < 0 ? base64 : base64.slice(0, padding);
  const { bytes, problem } = decodeBase64url(unpadded.replaceAll('+', '-').replaceAll('/', '_'));
  return problem === undefined ? decodeUtf8(bytes).text : undefined;
}
