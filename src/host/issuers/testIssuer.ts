/** Tests an issuer: fetches its metadata and keys, and says what is right, weak and wrong. */
import { checkKey, checkKeySet, checkSecret, keyFacts } from '../../core/issuers/keyFacts';
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { IssuerKey } from '../../core/issuers/keys';
import { checkMetadata, fetchMetadata } from '../../core/issuers/metadata';
import type { JsonObject } from '../../core/token/decoded';
import { asking, issuerMessages } from '../issuerMessages';
import type { IssuerFlow } from './flow';
import { urlsIn } from './hosts';
import { pickEntry, placeOf } from './pickEntry';
import { mayAsk } from './questions';
import type { Reports } from '../reports';
import { revealEntry } from './settingsFile';
import { createTestReport, type TestReport } from './testReport';

export async function testIssuer(
  flow: IssuerFlow,
  reports: Pick<Reports, 'preview'>,
  argument?: unknown,
): Promise<void> {
  const { dialog } = flow;
  const picked = await pickEntry(flow, {
    title: issuerMessages.testTitle,
    placeHolder: issuerMessages.pickTest,
    workspaceToo: true,
    argument,
  });
  if (picked === undefined) return;
  if (picked.kind === 'broken') return revealEntry(placeOf(picked));
  const { profile, standing } = picked.entry;
  if (standing !== 'in-effect') return void dialog.warn(issuerMessages.standing[standing]);
  if (!(await mayAsk(flow))) return;
  const host = urlsIn(profile.issuer)[0]?.host ?? profile.issuer;
  const report = createTestReport(profile, flow.clock.now());
  const done = await dialog.progress(asking(host), async (signal) => {
    await testMetadata(flow, profile, report, signal);
    await testKeys(flow, profile, report, signal);
    return true;
  });
  if (done === true) await reports.preview(`Issuer ${profile.name}`, report.text());
}

async function testMetadata(
  { http, clock }: IssuerFlow,
  profile: IssuerProfile,
  report: TestReport,
  signal: AbortSignal,
): Promise<void> {
  if (profile.discovery === 'none') return;
  const outcome = await fetchMetadata(profile, { http, now: clock.now }, signal);
  if (outcome.status === 'failed') return report.failure(outcome.failure);
  report.metadata(outcome.metadata);
  report.findings(checkMetadata(outcome.metadata, profile.issuer));
}

/** The keys as a validation would have them; those in the cache are fetched again, for a test is about now. */
async function testKeys(
  { keys, clock, verdicts }: IssuerFlow,
  profile: IssuerProfile,
  report: TestReport,
  signal: AbortSignal,
): Promise<void> {
  keys.clear(profile.issuer);
  const outcome = await keys.keysOf(profile, { keyId: undefined, signal });
  verdicts.forget();
  if (outcome.status === 'failed') {
    // An entry that says nowhere where keys are is one to sign in with, or the settings would not have taken it.
    const isForLogin = outcome.failure.code === 'keys-no-source' && profile.discovery === 'none';
    return isForLogin ? report.withoutKeys() : report.failure(outcome.failure);
  }
  const [first] = outcome.keys;
  report.keyOrigin(outcome.keys.length, first?.origin);
  for (const { material } of outcome.keys) {
    if (material.kind === 'secret') report.findings(checkSecret(material.bytes, profile.algorithms[0] ?? 'HS256'));
    else report.key(await keyFacts(material.kind === 'jwk' ? material.jwk : material.pem));
    if (material.kind === 'pem') report.findings(await checkKey(material.pem, clock.now()));
  }
  const set = keySetOf(outcome.keys);
  if (set !== undefined) report.findings(await checkKeySet(set, clock.now()));
}

function keySetOf(keys: readonly IssuerKey[]): JsonObject | undefined {
  const jwks = keys.flatMap(({ material }) => (material.kind === 'jwk' ? [material.jwk] : []));
  return jwks.length === 0 ? undefined : { keys: jwks };
}
