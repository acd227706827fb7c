/** Which addresses are inside a network: by the registries of IANA, and against Node's own reading of addresses. */
import assert from 'node:assert/strict';
import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addressKind, hostKind, isLoopbackHost, type AddressKind } from '../../../../src/core/rules/addresses';

/** Addresses by kind; the first and last of the ranges that matter, and their neighbours outside. */
const addresses: Readonly<Record<AddressKind, readonly string[]>> = {
  public: [
    ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
    ...['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255'],
    ...['192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
    ...['2606:4700:4700::1111', '2a00:1450::8a', '::ffff:8.8.8.8', '64:ff9b::808:808', '2002:808:808::1'],
  ],
  loopback: ['127.0.0.1', '127.255.255.255', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
  private: [
    ...['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255'],
    ...['100.64.0.0', '100.127.255.255', '198.18.0.1', '198.19.255.255'],
    ...['fc00::', 'fdff:ffff::1', 'fec0::1', '64:ff9b:1::1', '::ffff:192.168.1.1', '64:ff9b::c0a8:101'],
    ...['2002:a00:1::', '2002:c0a8:101::1', '::10.0.0.1', '::ffff:0:10.0.0.1', 'FD12:3456::1'],
  ],
  'link-local': ['169.254.0.1', '169.254.255.255', 'fe80::1', 'febf::1', 'fe80::1%eth0', '::ffff:169.254.1.1'],
  'metadata-service': [
    ...['169.254.169.254', '169.254.170.2', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
    ...['fd00:ec2::254', 'fd00:ec2:0:0:0:0:0:254', 'fd20:ce::254', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe'],
    ...['64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::', '[::ffff:169.254.169.254]'],
  ],
  unspecified: ['0.0.0.0', '0.1.2.3', '::', '::ffff:0.0.0.0'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  reserved: [
    ...['192.0.2.1', '198.51.100.7', '203.0.113.9', '240.0.0.1', '255.255.255.255', '192.88.99.1'],
    ...['2001:db8::1', '2001::1', '100::1', '4000::1', '::ffff:255.255.255.255'],
  ],
};

describe('addressKind', () => {
  for (const [kind, texts] of Object.entries(addresses)) {
    it(`tells ${kind} addresses`, () => {
      for (const text of texts) assert.equal(addressKind(text), kind, text);
    });
  }

  it('takes nothing else for an address', () => {
    const others = [
      ...['', 'example.com', '1.2.3', '1.2.3.4.5', '256.1.1.1', '0x7f.1', '1.2.3.4 ', '127.0.0.1.', '::g'],
      ...['1::2::3', ':::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::', '::1.2.3', '1:2:3:4:5:6:7:8::'],
    ];
    for (const text of others) assert.equal(addressKind(text), undefined, text);
  });

  it('knows every address that Node knows, in every spelling', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
    );
    const others = fc.string({ unit: fc.constantFrom('0', '1', 'f', '.', ':', '25', '::'), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(address, others), (text) => {
        assert.equal(addressKind(text) === undefined, isIP(text) === 0, text);
      }),
      { numRuns: 500 },
    );
  });

  it('calls nothing public that is in a range of a private network', () => {
    const inside = privateNetworks();
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        if (inside.check(text, isIP(text) === 4 ? 'ipv4' : 'ipv6')) assert.notEqual(addressKind(text), 'public', text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hostKind', () => {
  const hosts: readonly (readonly [url: string, kind: AddressKind])[] = [
    ['https://login.example.com', 'public'],
    ['https://LOCALHOST', 'loopback'],
    ['https://localhost.', 'loopback'],
    ['https://app.localhost:8443', 'loopback'],
    ['https://keycloak', 'private'],
    ['https://printer.local', 'private'],
    ['https://sso.corp.internal', 'private'],
    ['https://router.home.arpa', 'private'],
    ['https://notlocalhost.example', 'public'],
    ['https://local.example', 'public'],
    ['https://metadata.google.internal', 'metadata-service'],
    // What URL makes of other spellings of 127.0.0.1, 169.254.169.254 and 10.0.0.1.
    ['https://2130706433', 'loopback'],
    ['https://0x7f.1', 'loopback'],
    ['https://0177.0.0.01', 'loopback'],
    ['https://127.1', 'loopback'],
    ['https://0xa9fea9fe', 'metadata-service'],
    ['https://169.254.43518', 'metadata-service'],
    ['https://0251.0376.0251.0376', 'metadata-service'],
    ['https://１６９.254.169.254', 'metadata-service'],
    ['https://012.0.0.1', 'private'],
    ['https://[::1]', 'loopback'],
    ['https://[::ffff:127.0.0.1]', 'loopback'],
    ['https://[0:0:0:0:0:FFFF:A9FE:A9FE]', 'metadata-service'],
    ['https://[fd00:ec2::254]', 'metadata-service'],
    ['https://[fe80::1]', 'link-local'],
  ];
  for (const [url, kind] of hosts) {
    it(`says ${kind} of ${url}`, () => {
      assert.equal(hostKind(new URL(url).hostname), kind);
    });
  }
});

describe('isLoopbackHost', () => {
  it('takes 127.0.0.0/8, [::1] and localhost, and nothing that only looks like them', () => {
    const hostname = (host: string): string => new URL(`http://${host}`).hostname;
    for (const host of ['127.0.0.1', '127.9.9.9', '[::1]', 'localhost', '2130706433']) {
      assert.equal(isLoopbackHost(hostname(host)), true, host);
    }
    const others = ['localhost.example.com', 'app.localhost', '128.0.0.1', '127.0.0.1.nip.io', '[::2]', '0.0.0.0'];
    for (const host of others) assert.equal(isLoopbackHost(hostname(host)), false, host);
  });
});

/** RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291, loopback and multicast, as Node's own lists. */
function privateNetworks(): BlockList {
  const list = new BlockList();
  for (const [net, bits] of [
    ...([
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['127.0.0.0', 8],
    ] as const),
    ...([
      ['169.254.0.0', 16],
      ['100.64.0.0', 10],
      ['0.0.0.0', 8],
      ['224.0.0.0', 3],
    ] as const),
  ]) {
    list.addSubnet(net, bits, 'ipv4');
  }
  for (const [net, bits] of [
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
    ['::', 127],
  ] as const) {
    list.addSubnet(net, bits, 'ipv6');
  }
  return list;
}
