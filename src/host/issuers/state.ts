/** What is kept of issuers from one window to the next, none of it secret: the keys of the global state. */

export const stateKeys = {
  /** Digests of the profiles agreed to, by workspace. */
  consent: 'claimcheck.issuerConsent',
  /** What a person was told of, by what it is about, so that it is said once. */
  told: 'claimcheck.issuersTold',
  /** Hosts that may be asked for the keys of an issuer on another host. */
  keyHosts: 'claimcheck.keyHosts',
  /** The same for the endpoints that it signs in with. */
  endpointHosts: 'claimcheck.endpointHosts',
  /** Public keys and metadata. */
  keys: 'claimcheck.keyCache',
} as const;
