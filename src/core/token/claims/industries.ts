/** The IANA claims of single industries: mobile networks, content delivery, domain registries and others. */
import type { RegistryEntry } from './entry';

/** Tokens between the network functions of a 5G core. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const mobileNetworkClaims: readonly RegistryEntry[] = [
  { name: 'consumerPlmnId', title: 'Caller\'s network', type: 'object', source: '3GPP TS 29.510',
    meaning: 'The mobile network of the function that calls the service.' },
  { name: 'consumerSnpnId', title: 'Caller\'s private network', type: 'object', source: '3GPP TS 29.510',
    meaning: 'The private mobile network of the function that calls the service.' },
  { name: 'producerPlmnId', title: 'Service\'s network', type: 'object', source: '3GPP TS 29.510',
    meaning: 'The mobile network of the function that offers the service.' },
  { name: 'producerSnpnId', title: 'Service\'s private network', type: 'object', source: '3GPP TS 29.510',
    meaning: 'The private mobile network of the function that offers the service.' },
  { name: 'producerSnssaiList', title: 'Service\'s slices', type: 'objects', source: '3GPP TS 29.510',
    meaning: 'The network slices for which the service may be called.' },
  { name: 'producerNsiList', title: 'Service\'s slice instances', type: 'strings', source: '3GPP TS 29.510',
    meaning: 'The instances of network slices for which the service may be called.' },
  { name: 'producerNfSetId', title: 'Service\'s function set', type: 'string', source: '3GPP TS 29.510',
    meaning: 'The set of interchangeable network functions that may be called.' },
  { name: 'producerNfServiceSetId', title: 'Service set', type: 'string', source: '3GPP TS 29.510',
    meaning: 'The set of interchangeable services that may be called.' },
  { name: 'sourceNfInstanceId', title: 'Data source', type: 'string', source: '3GPP TS 29.510',
    meaning: 'The network function whose data are collected on behalf of the caller.' },
  { name: 'analyticsIdList', title: 'Analytics', type: 'strings', source: '3GPP TS 29.510',
    meaning: 'The kinds of network analysis the caller may ask for.' },
  { name: 'resOwnerId', title: 'Resource owner', type: 'string', source: '3GPP TS 29.510', personal: true,
    meaning: 'The subscriber whose data the token gives access to.' },
];

/** Signed addresses of content delivery networks. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const contentDeliveryClaims: readonly RegistryEntry[] = [
  { name: 'cdniv', title: 'Signing version', type: 'number', source: 'RFC 9246 §2.1',
    meaning: 'Which version of the rules for signed addresses of a content delivery network is used.' },
  { name: 'cdnicrit', title: 'Critical claims', type: 'string', source: 'RFC 9246 §2.1',
    meaning: 'The claims that a delivery server must understand or else refuse the request.' },
  { name: 'cdniip', title: 'Client address', type: 'string', source: 'RFC 9246 §2.1', personal: true,
    meaning: 'The IP address or range that may fetch the content, encrypted.' },
  { name: 'cdniuc', title: 'Allowed addresses', type: 'string', source: 'RFC 9246 §2.1',
    meaning: 'The address, or pattern of addresses, that this token allows to fetch.' },
  { name: 'cdniets', title: 'Renewal time', type: 'seconds', source: 'RFC 9246 §2.1',
    meaning: 'How many seconds each renewed token for the next piece of a video lives.' },
  { name: 'cdnistt', title: 'Renewal transport', type: 'number', source: 'RFC 9246 §2.1',
    meaning: 'How a renewed token reaches the player, such as in a cookie.' },
  { name: 'cdnistd', title: 'Renewal depth', type: 'number', source: 'RFC 9246 §2.1',
    meaning: 'How many parts of the path a renewed token in a cookie is good for.' },
];

/** Everything that comes in ones and twos. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const otherIndustryClaims: readonly RegistryEntry[] = [
  { name: 'rdap_allowed_purposes', title: 'Lookup purposes', type: 'strings', source: 'RFC 9560',
    meaning: 'For which purposes the person may look up domain registration data.' },
  { name: 'rdap_dnt_allowed', title: 'Untracked lookups', type: 'boolean', source: 'RFC 9560',
    meaning: 'Whether the person may ask that lookups of domain registration data are not logged.' },
  { name: 'at_use_nbr', title: 'Number of uses', type: 'number', source: 'ETSI GS NFV-SEC 022',
    meaning: 'How many requests the access token is good for.' },
  { name: 'sig_val_claims', title: 'Signature validation', type: 'object', source: 'RFC 9321',
    meaning: 'The result of an earlier check of a document\'s signature, so that it can be trusted years later.' },
  { name: 'geohash', title: 'Geohash', type: 'string-or-strings', source: 'CTA-5009-A', personal: true,
    meaning: 'A place on Earth as a short code; the longer the code, the smaller the place.' },
];
