/** What kind of machine an address or a host name leads to, so that no request is led astray inside a network. */

/**
 * `metadata-service` is where clouds hand out the credentials of a machine to whatever runs on it; `reserved` are
 * addresses that no server has, those of documentation among them.
 */
export type AddressKind =
  'public' | 'loopback' | 'private' | 'link-local' | 'metadata-service' | 'unspecified' | 'multicast' | 'reserved';

/**
 * The kind of an IP address as text: IPv4 in four decimal parts, or IPv6 in any form of RFC 4291 section 2.2, with or
 * without brackets and zone. IPv6 addresses that carry an IPv4 address (mapped, NAT64, 6to4) are of its kind.
 * Undefined for what is no address; other spellings of IPv4 (hexadecimal, octal, short) are undone by `URL` before.
 */
export function addressKind(address: string): AddressKind | undefined {
  const [text = ''] = address.replace(/^\[|\]$/g, '').split('%');
  const ipv4 = parseIpv4(text);
  if (ipv4 !== undefined) return kindOfIpv4(ipv4);
  const groups = parseIpv6(text);
  return groups === undefined ? undefined : kindOfIpv6(groups);
}

/**
 * The kind of the `hostname` of a URL, as far as that can be told without asking DNS: a name that only means something
 * inside a network (RFC 6761, RFC 6762, RFC 8375, `.internal`, or a single label) is `private`.
 */
export function hostKind(hostname: string): AddressKind {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  const kind = addressKind(name);
  if (kind !== undefined) return kind;
  if (metadataNames.has(name)) return 'metadata-service';
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  return !name.includes('.') || localSuffixes.some((suffix) => name.endsWith(suffix)) ? 'private' : 'public';
}

/** Whether `hostname` is one that plain HTTP may be opted in for: 127.0.0.0/8, [::1] or localhost. */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return name === 'localhost' || name === '[::1]' || parseIpv4(name)?.[0] === 127;
}

const localSuffixes: readonly string[] = ['.local', '.internal', '.home.arpa', '.lan', '.intranet', '.corp', '.home'];
const metadataNames: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'instance-data.ec2.internal',
]);

type Ipv4 = readonly [number, number, number, number];
/** The first address of a range and the length of its prefix. */
type Range<Address> = readonly [first: Address, bits: number, kind: AddressKind];

/** The first range that fits counts. IANA IPv4 Special-Purpose Address Registry, and the clouds' own documents. */
const ipv4Ranges: readonly Range<Ipv4>[] = [
  [[169, 254, 169, 254], 32, 'metadata-service'],
  // Credentials of Amazon ECS tasks and EKS pods.
  [[169, 254, 170, 2], 32, 'metadata-service'],
  [[169, 254, 170, 23], 32, 'metadata-service'],
  // Alibaba Cloud, Oracle Cloud, and the wire server of Azure.
  [[100, 100, 100, 200], 32, 'metadata-service'],
  [[192, 0, 0, 192], 32, 'metadata-service'],
  [[168, 63, 129, 16], 32, 'metadata-service'],
  [[0, 0, 0, 0], 8, 'unspecified'],
  [[127, 0, 0, 0], 8, 'loopback'],
  [[10, 0, 0, 0], 8, 'private'],
  [[172, 16, 0, 0], 12, 'private'],
  [[192, 168, 0, 0], 16, 'private'],
  [[100, 64, 0, 0], 10, 'private'],
  // Benchmarking; proxies on the same machine answer with such addresses.
  [[198, 18, 0, 0], 15, 'private'],
  [[169, 254, 0, 0], 16, 'link-local'],
  [[192, 0, 0, 0], 24, 'reserved'],
  [[192, 0, 2, 0], 24, 'reserved'],
  [[192, 88, 99, 0], 24, 'reserved'],
  [[198, 51, 100, 0], 24, 'reserved'],
  [[203, 0, 113, 0], 24, 'reserved'],
  [[224, 0, 0, 0], 4, 'multicast'],
  [[240, 0, 0, 0], 4, 'reserved'],
];

/** IANA IPv6 Special-Purpose Address Registry; what is in no range of 2000::/3 is reserved. */
const ipv6Ranges: readonly Range<string>[] = [
  // Amazon and Google.
  ['fd00:ec2::254', 128, 'metadata-service'],
  ['fd20:ce::254', 128, 'metadata-service'],
  ['::', 128, 'unspecified'],
  ['::1', 128, 'loopback'],
  ['64:ff9b:1::', 48, 'private'],
  ['2001::', 23, 'reserved'],
  ['2001:db8::', 32, 'reserved'],
  ['3fff::', 20, 'reserved'],
  ['2000::', 3, 'public'],
  ['fc00::', 7, 'private'],
  ['fe80::', 10, 'link-local'],
  ['fec0::', 10, 'private'],
  ['ff00::', 8, 'multicast'],
];

/** Where an IPv4 address stands in these IPv6 addresses, in 16-bit groups. */
const ipv4Carriers: readonly (readonly [first: string, bits: number, group: number])[] = [
  // Compatible and mapped (RFC 4291 section 2.5.5), translated (RFC 2765), NAT64 (RFC 6052), 6to4 (RFC 3056).
  ['::', 96, 6],
  ['::ffff:0:0', 96, 6],
  ['::ffff:0:0:0', 96, 6],
  ['64:ff9b::', 96, 6],
  ['2002::', 16, 1],
];

function kindOfIpv4(address: Ipv4): AddressKind {
  return ipv4Ranges.find(([first, bits]) => startsAlike(address, first, bits, 8))?.[2] ?? 'public';
}

function kindOfIpv6(groups: readonly number[]): AddressKind {
  const isIn = (first: string, bits: number): boolean => startsAlike(groups, parseIpv6(first) ?? [], bits, 16);
  const exact = ipv6Ranges.find(([first, bits]) => bits === 128 && isIn(first, bits));
  if (exact !== undefined) return exact[2];
  const carrier = ipv4Carriers.find(([first, bits]) => isIn(first, bits));
  if (carrier !== undefined) {
    const high = groups[carrier[2]] ?? 0;
    const low = groups[carrier[2] + 1] ?? 0;
    return kindOfIpv4([high >> 8, high & 0xff, low >> 8, low & 0xff]);
  }
  return ipv6Ranges.find(([first, bits]) => isIn(first, bits))?.[2] ?? 'reserved';
}

/** Whether two addresses, given in parts of so many bits, have their first `bits` bits in common. */
function startsAlike(one: readonly number[], other: readonly number[], bits: number, partBits: number): boolean {
  return one.every((part, index) => {
    const ignored = Math.min(partBits, Math.max(0, (index + 1) * partBits - bits));
    return part >> ignored === (other[index] ?? 0) >> ignored;
  });
}

function parseIpv4(text: string): Ipv4 | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const parts = match?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  return [a, b, c, d];
}

/** The eight groups of an IPv6 address, whose last two may be written as IPv4. */
function parseIpv6(text: string): readonly number[] | undefined {
  if (!text.includes(':')) return undefined;
  const lastColon = text.lastIndexOf(':');
  const tail = parseIpv4(text.slice(lastColon + 1));
  const plain = tail === undefined ? text : `${text.slice(0, lastColon + 1)}${hexGroups(tail)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined;
}

function hexGroups([a, b, c, d]: Ipv4): string {
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
