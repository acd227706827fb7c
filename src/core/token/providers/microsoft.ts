/** Microsoft Entra ID: both token versions, external and B2C tenants, Microsoft Graph, managed identities. */
import { member } from '../classify/evidence';
import type { EvidenceRule, TokenFacts } from '../classify/evidence';
import { carries, otherwise } from './provider';
import type { ProviderRule } from './provider';

/** Only Microsoft Graph and SharePoint get tokens for these audiences. */
const microsoftApis: readonly string[] = [
  'https://graph.microsoft.com',
  'https://graph.microsoft.com/',
  '00000003-0000-0000-c000-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
];

const v1Issuer = /^https:\/\/sts\.(?:windows\.net|chinacloudapi\.cn)\/[\da-f-]{36}\/$/;
const v2Issuer =
  /^https:\/\/login\.(?:microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)\/[\da-f-]{36}\/v2\.0$/;

const entraKinds: readonly EvidenceRule[] = [
  carries('Entra ID', 'access', ['scp', 'azp', 'azpacr', 'appid', 'appidacr', 'idtyp']),
  carries('Entra ID', 'id', ['nonce', 'at_hash', 'c_hash']),
  carries('Entra ID', 'access', ['roles']),
  otherwise('id', 'guess', 'It carries neither scopes nor a client, without which Entra ID writes no access token.'),
];

export const microsoftProviders: readonly ProviderRule[] = [
  {
    id: 'entra-graph',
    name: 'Microsoft Entra ID (for Microsoft Graph)',
    issuerIs: 'a tenant of Microsoft Entra ID, and the token is for an API of Microsoft',
    issuer: v1Issuer,
    when: isForMicrosoftApi,
    kinds: [otherwise('access', 'certain', 'It is made for an API of Microsoft, which only access tokens are.')],
  },
  {
    id: 'azure-managed-identity',
    name: 'Azure managed identity',
    issuerIs: 'a tenant of Microsoft Entra ID, and xms_mirid names an Azure resource',
    issuer: v1Issuer,
    when: ({ claims }) => typeof member(claims, 'xms_mirid') === 'string',
    kinds: [otherwise('access', 'certain', 'A managed identity gets access tokens only.')],
  },
  {
    id: 'entra-v1',
    name: 'Microsoft Entra ID (v1.0)',
    issuerIs: 'a tenant of Microsoft Entra ID, in the form of version 1.0 tokens',
    issuer: v1Issuer,
    marks: [{ ver: /^1\.0$/, tid: true, appid: true }],
    kinds: entraKinds,
  },
  {
    id: 'entra-v2',
    name: 'Microsoft Entra ID (v2.0)',
    issuerIs: 'a tenant of Microsoft Entra ID, in the form of version 2.0 tokens',
    issuer: v2Issuer,
    marks: [{ ver: /^2\.0$/, tid: true, oid: true }],
    kinds: entraKinds,
  },
  {
    id: 'entra-external',
    name: 'Microsoft Entra External ID',
    issuerIs: 'a tenant of Microsoft Entra External ID (ciamlogin.com)',
    issuer: /^https:\/\/[\da-z-]{1,63}\.ciamlogin\.com\/[\da-f-]{36}\/v2\.0\/?$/,
    kinds: entraKinds,
  },
  {
    id: 'entra-b2c',
    name: 'Azure AD B2C',
    issuerIs: 'a tenant of Azure AD B2C (b2clogin.com)',
    issuer: /^https:\/\/[\da-z-]{1,63}\.b2clogin\.com\/(?:tfp\/[\da-f-]{36}\/[\w-]{1,128}|[\da-f-]{36})\/v2\.0\/$/,
    marks: [{ tfp: /^b2c_1/i }],
    kinds: entraKinds,
  },
];

// The signature of such a token covers a hashed nonce, so that only Microsoft can check it.
function isForMicrosoftApi({ claims, header }: TokenFacts): boolean {
  const audience = member(claims, 'aud');
  return typeof member(header, 'nonce') === 'string' || microsoftApis.some((api) => api === audience);
}
