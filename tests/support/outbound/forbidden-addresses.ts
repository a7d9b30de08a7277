/**
 * Blocks that no stranger's URL may lead to, written down once more and apart from the product's own
 * table, in full groups for IPv6 so that their addresses can be counted out.
 */
const BLOCKS: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '255.255.255.255/32',
  '169.254.169.254/32',
  '168.63.129.16/32',
  '100.100.100.200/32',
  '0:0:0:0:0:0:0:0/128',
  '0:0:0:0:0:0:0:1/128',
  '0:0:0:0:0:0:0:0/96',
  '0:0:0:0:0:ffff:0:0/96',
  '0:0:0:0:ffff:0:0:0/96',
  '0:0:0:0:0:0:0:0/8',
  '64:ff9b:0:0:0:0:0:0/96',
  '64:ff9b:1:0:0:0:0:0/48',
  '100:0:0:0:0:0:0:0/64',
  '100:0:0:1:0:0:0:0/64',
  '400:0:0:0:0:0:0:0/6',
  '1000:0:0:0:0:0:0:0/4',
  '2001:0:0:0:0:0:0:0/32',
  '2001:0:0:0:0:0:0:0/23',
  '2001:2:0:0:0:0:0:0/48',
  '2001:10:0:0:0:0:0:0/28',
  '2001:20:0:0:0:0:0:0/28',
  '2001:30:0:0:0:0:0:0/28',
  '2001:db8:0:0:0:0:0:0/32',
  '2002:0:0:0:0:0:0:0/16',
  '3ffe:0:0:0:0:0:0:0/16',
  '3fff:0:0:0:0:0:0:0/20',
  '4000:0:0:0:0:0:0:0/3',
  '5f00:0:0:0:0:0:0:0/16',
  '6000:0:0:0:0:0:0:0/3',
  '8000:0:0:0:0:0:0:0/3',
  'e000:0:0:0:0:0:0:0/4',
  'fc00:0:0:0:0:0:0:0/7',
  'fd00:ec2:0:0:0:0:0:254/128',
  'fe00:0:0:0:0:0:0:0/9',
  'fe80:0:0:0:0:0:0:0/10',
  'fec0:0:0:0:0:0:0:0/10',
  'ff00:0:0:0:0:0:0:0/8',
  // Interface ids of ISATAP under a prefix that is public otherwise.
  '2a00:1450:4001:81b:0:5efe:a00:0/104',
  '2a00:1450:4001:81b:200:5efe:7f00:0/104',
  '2a00:1450:4001:81b:0:5efe:909:909/128',
];

/** First, middle and last address of each block, in plain form. */
export function forbiddenAddresses(): readonly string[] {
  const all = BLOCKS.flatMap((block) => {
    const [text = '', bits = ''] = block.split('/');
    const width = text.includes(':') ? 128 : 32;
    const first = numberOf(text);
    const size = 1n << BigInt(width - Number(bits));
    return [first, first + size / 2n, first + size - 1n].map((number) => textOf(number, width));
  });
  return [...new Set(all)];
}

/** Public addresses, several of them next door to a forbidden block. */
export const PUBLIC_ADDRESSES: readonly string[] = [
  '1.0.0.0',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '203.0.114.0',
  '223.255.255.255',
  '2001:200::',
  '2001:db9::',
  '2003::',
  '2606:4700:4700::1111',
  '2a00:1450:4001:81b::200e',
  '3ffd:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
];

/** A forbidden IPv4 address as hosts of URLs that parsers understand, by the name of the notation. */
export function notationsOf(address: string): Readonly<Record<string, string>> {
  const bytes = address.split('.').map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const whole = numberOf(address);
  const hex = whole.toString(16).padStart(8, '0');
  const high = hex.slice(0, 4);
  const low = hex.slice(4);
  const octal = (byte: number): string => `0${byte.toString(8)}`;
  const turned = bytes.map((byte) => (byte ^ 0xff).toString(16).padStart(2, '0')).join('');
  return {
    dotted: address,
    decimal: whole.toString(),
    octal: `0${whole.toString(8)}`,
    hexadecimal: `0x${hex}`,
    'hexadecimal in capitals': `0X${hex.toUpperCase()}`,
    'octal bytes': bytes.map(octal).join('.'),
    'octal bytes with zeros': bytes.map((byte) => `000${byte.toString(8)}`).join('.'),
    'hexadecimal bytes': bytes.map((byte) => `0x${byte.toString(16)}`).join('.'),
    mixed: `${octal(a)}.${b}.0x${c.toString(16)}.${d}`,
    'three parts': `${a}.${b}.${c * 256 + d}`,
    'two parts': `${a}.${(b * 256 + c) * 256 + d}`,
    'with a dot behind': `${address}.`,
    'percent-encoded': Array.from(address, percent).join(''),
    'full width': Array.from(address, fullWidth).join(''),
    'ideographic dots': address.replaceAll('.', '。'),
    'halfwidth dots': address.replaceAll('.', '｡'),
    'circled digits': Array.from(address, circled).join(''),
    mapped: `[::ffff:${address}]`,
    'mapped in hexadecimal': `[::ffff:${high}:${low}]`,
    'mapped in capitals and in full': `[0:0:0:0:0:FFFF:${high.toUpperCase()}:${low.toUpperCase()}]`,
    compatible: `[::${high}:${low}]`,
    'compatible, dotted': `[::${address}]`,
    translated: `[::ffff:0:${high}:${low}]`,
    'NAT64, dotted': `[64:ff9b::${address}]`,
    NAT64: `[64:ff9b::${high}:${low}]`,
    'NAT64 of a network': `[64:ff9b:1::${high}:${low}]`,
    '6to4': `[2002:${high}:${low}::1]`,
    Teredo: `[2001:0:5ef5:79fb:0:fbff:${turned.slice(0, 4)}:${turned.slice(4)}]`,
    'Teredo server': `[2001:0:${high}:${low}:0:fbff:a1f5:e3c1]`,
    ISATAP: `[2a00:1450:4001:81b:0:5efe:${high}:${low}]`,
    'ISATAP, universal': `[2a00:1450:4001:81b:200:5efe:${address}]`,
  };
}

function percent(character: string): string {
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

function fullWidth(character: string): string {
  return character === '.' ? '．' : String.fromCodePoint(0xff10 + Number(character));
}

function circled(character: string): string {
  if (character === '.' || character === '0') return character;
  return String.fromCodePoint(0x245f + Number(character));
}

function numberOf(text: string): bigint {
  return text.includes(':')
    ? text.split(':').reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
    : text.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function textOf(number: bigint, width: number): string {
  const step = width === 32 ? 8n : 16n;
  const parts = Array.from({ length: width / Number(step) }, (_, at) => {
    const part = (number >> (BigInt(width) - step * BigInt(at + 1))) & ((1n << step) - 1n);
    return width === 32 ? part.toString() : part.toString(16);
  });
  return parts.join(width === 32 ? '.' : ':');
}
