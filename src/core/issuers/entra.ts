/** The issuers of Microsoft Entra ID, which are one for all tenants in its metadata and one per tenant in its tokens. */

/** Stands for the tenant in the issuer of metadata that is for many tenants. */
export const entraPlaceholder = '{tenantid}';

/** The tenant of personal Microsoft accounts, which `consumers` means. */
export const personalAccounts = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The public cloud and the national ones, under their present and their former names. */
const hosts =
  'login\\.(?:microsoftonline\\.(?:com|us)|microsoft\\.com|windows\\.net|partner\\.microsoftonline\\.cn|chinacloudapi\\.cn)|sts\\.(?:windows\\.net|chinacloudapi\\.cn)';
const placeholderIssuer = new RegExp(`^https://(?:${hosts})/\\{tenantid\\}(?:/|/v2\\.0/?)?$`);
const manyTenantsIssuer = new RegExp(`^(https://(?:${hosts}))/(common|organizations|consumers)(/v2\\.0)?/?$`);

/** True for an issuer of Entra ID that has `{tenantid}` where the tenant stands. */
export function hasEntraPlaceholder(issuer: string): boolean {
  return placeholderIssuer.test(issuer);
}

/**
 * True when the metadata of `configured` may name `published` as its issuer though the two differ: the metadata for
 * many tenants has a placeholder in it, and that of personal accounts their tenant.
 */
export function isEntraIssuerOf(published: string, configured: string): boolean {
  const [, base, tenants, version] = manyTenantsIssuer.exec(configured) ?? [];
  if (base === undefined) return false;
  // Version 1.0 has another host for its issuers.
  if (version === undefined)
    return /^https:\/\/sts\.[^/]+\/\{tenantid\}\/$/.test(published) && hasEntraPlaceholder(published);
  const tenant = [entraPlaceholder, ...(tenants === 'consumers' ? [personalAccounts] : [])];
  return tenant.some((each) => published === `${base}/${each}${version}`);
}
