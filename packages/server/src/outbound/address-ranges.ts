/** What sort of place an address is. Only `public` may be called without the operator's word. */
export type AddressKind =
  | 'public'
  | 'this network'
  | 'loopback'
  | 'private'
  | 'shared by a carrier'
  | 'link-local'
  | 'metadata of a cloud'
  | 'documentation'
  | 'benchmarking'
  | 'special-purpose'
  | 'relay'
  | 'tunnel'
  | 'translation'
  | 'IPv4 inside IPv6'
  | 'discard'
  | 'site-local'
  | 'multicast'
  | 'broadcast'
  | 'reserved';

/** Ranges of IPv4 that no stranger's URL may lead to; the first that matches says what it is. */
export const IPV4_RANGES: readonly (readonly [cidr: string, kind: AddressKind])[] = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared by a carrier'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'special-purpose'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'special-purpose'],
  ['192.52.193.0/24', 'relay'],
  ['192.88.99.0/24', 'relay'],
  ['192.168.0.0/16', 'private'],
  ['192.175.48.0/24', 'special-purpose'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
  ['240.0.0.0/4', 'reserved'],
];

/**
 * The same for IPv6. What is not here and not in `GLOBAL_UNICAST` is reserved. The block 2001::/23
 * holds Teredo, ORCHID, benchmarking and what else protocols were given; nobody's server is in it.
 */
export const IPV6_RANGES: readonly (readonly [cidr: string, kind: AddressKind])[] = [
  ['::/128', 'this network'],
  ['::1/128', 'loopback'],
  ['::ffff:0:0/96', 'IPv4 inside IPv6'],
  ['::ffff:0:0:0/96', 'IPv4 inside IPv6'],
  ['::/96', 'IPv4 inside IPv6'],
  ['64:ff9b::/96', 'translation'],
  ['64:ff9b:1::/48', 'translation'],
  ['100::/64', 'discard'],
  ['100:0:0:1::/64', 'discard'],
  ['2001::/32', 'tunnel'],
  ['2001:2::/48', 'benchmarking'],
  ['2001:db8::/32', 'documentation'],
  ['2001::/23', 'special-purpose'],
  ['2002::/16', 'tunnel'],
  ['2620:4f:8000::/48', 'special-purpose'],
  ['3ffe::/16', 'reserved'],
  ['3fff::/20', 'documentation'],
  ['5f00::/16', 'special-purpose'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'site-local'],
  ['ff00::/8', 'multicast'],
];

/** All that is given out to the world's IPv6 servers. */
export const GLOBAL_UNICAST = '2000::/3';

/**
 * Where clouds tell a machine its keys, and what else they offer to machines inside. A range on the
 * operator's list never opens one of these; only the address itself does. Some lie in public ranges.
 */
export const METADATA_ADDRESSES: readonly string[] = [
  // Nearly all clouds; then, of Amazon: clock, names, containers, pods.
  '169.254.169.254',
  '169.254.169.123',
  '169.254.169.253',
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2::254',
  'fd00:ec2::253',
  'fd00:ec2::123',
  'fd00:ec2::23',
  // Google, Scaleway, Tencent, Alibaba, Oracle, Azure's host agent.
  'fd20:ce::254',
  '169.254.42.42',
  'fd00:42::42',
  '169.254.0.23',
  '169.254.10.10',
  '100.88.222.5',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
];

/** Not a single machine's address, so no list can mean it: 0.0.0.0, for one, leads to this machine. */
export const NEVER_A_RECEIVER: ReadonlySet<AddressKind> = new Set([
  'this network',
  'multicast',
  'broadcast',
  'reserved',
]);
