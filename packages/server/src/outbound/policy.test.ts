import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readAllowList } from './allow-list.ts';
import { checkDestination } from './destination.ts';
import { OutboundPolicy, ownAddresses } from './policy.ts';
import { readPorts } from './ports.ts';

function policy(allow: string, own: readonly string[] = []): OutboundPolicy {
  const { entries, problems } = readAllowList(allow);
  expect(problems).toEqual([]);
  const { ports } = readPorts('80,443,8000-8010');
  return new OutboundPolicy({ allow: entries, ports, ownAddresses: () => own });
}

/** `allowed`, or the code of the refusal. */
function judge(allow: string, url: string, own: readonly string[] = []): string {
  const checked = checkDestination(url, policy(allow, own));
  return checked.ok ? 'allowed' : checked.refusal.code;
}

describe('the operator’s list', () => {
  it.each([
    // An address, with the ports that are open anyway or with one of its own.
    ['10.1.2.3', 'http://10.1.2.3/', 'allowed'],
    ['10.1.2.3', 'http://10.1.2.3:8005/', 'allowed'],
    ['10.1.2.3', 'http://10.1.2.3:9000/', 'port'],
    ['10.1.2.3', 'http://10.1.2.4/', 'address'],
    ['10.1.2.3', 'http://0xa010203/', 'allowed'],
    ['10.1.2.3:9000', 'http://10.1.2.3:9000/', 'allowed'],
    ['10.1.2.3:9000', 'http://10.1.2.3/', 'address'],
    ['10.1.2.3:9000', 'http://10.1.2.4:9000/', 'address'],
    ['10.1.2.3:9000', 'http://9.9.9.9:9000/', 'address'],
    ['10.1.2.3:9000', 'http://10.1.2.3:9001/', 'port'],
    // Blocks.
    ['10.0.0.0/8', 'http://10.255.255.255/', 'allowed'],
    ['10.0.0.0/8', 'http://11.0.0.1/', 'allowed'],
    ['10.0.0.0/8', 'http://172.16.0.1/', 'address'],
    ['10.1.2.128/25', 'http://10.1.2.127/', 'address'],
    ['10.1.2.128/25', 'http://10.1.2.128/', 'allowed'],
    ['[fd00::/8]:8443', 'https://[fd12::1]:8443/', 'allowed'],
    ['[fd00::/8]:8443', 'https://[fd12::1]/', 'address'],
    ['fd00::/8', 'https://[fd12::1]/', 'allowed'],
    ['fd00::1', 'https://[fd00::2]/', 'address'],
    // Names.
    ['hooks.internal', 'http://hooks.internal/', 'allowed'],
    ['hooks.internal', 'http://HOOKS.internal/', 'allowed'],
    ['hooks.internal', 'http://other.internal/', 'host'],
    ['hooks.internal', 'http://a.hooks.internal/', 'host'],
    ['hooks.internal:9000', 'http://hooks.internal:9000/', 'allowed'],
    ['hooks.internal:9000', 'http://hooks.internal/', 'host'],
    ['hooks.internal:9000', 'http://other.example.com:9000/', 'port'],
    ['receiver', 'http://receiver/', 'allowed'],
    ['localhost:9000', 'http://localhost:9000/', 'allowed'],
    ['127.0.0.1', 'http://localhost/', 'host'],
    // Names that only DNS inside knows, where a block is open: the address decides.
    ['10.0.0.0/8', 'http://hooks.internal/', 'allowed'],
    // What a block never opens.
    ['169.254.0.0/16', 'http://169.254.7.7/', 'allowed'],
    ['169.254.0.0/16', 'http://169.254.169.254/', 'address'],
    ['0.0.0.0/0', 'http://169.254.169.254/', 'address'],
    ['0.0.0.0/0', 'http://168.63.129.16/', 'address'],
    ['::/0', 'http://[fd00:ec2::254]/', 'address'],
    ['169.254.169.254', 'http://169.254.169.254/', 'allowed'],
    ['0.0.0.0/0', 'http://127.0.0.1/', 'allowed'],
    ['0.0.0.0/0', 'http://0.0.0.0/', 'address'],
    ['0.0.0.0', 'http://0.0.0.0/', 'address'],
    ['0.0.0.0/0', 'http://224.0.0.1/', 'address'],
    ['0.0.0.0/0', 'http://255.255.255.255/', 'address'],
    ['::/0', 'http://[::]/', 'address'],
    ['::/0', 'http://[ff02::1]/', 'address'],
    // IPv4 inside IPv6 has to pass for both.
    ['64:ff9b::/96', 'http://[64:ff9b::9.9.9.9]/', 'allowed'],
    ['64:ff9b::/96', 'http://[64:ff9b::10.0.0.1]/', 'address'],
    ['64:ff9b::/96 10.0.0.0/8', 'http://[64:ff9b::10.0.0.1]/', 'allowed'],
    ['10.0.0.0/8', 'http://[::ffff:10.0.0.1]/', 'address'],
    ['::ffff:0:0/96', 'http://[::ffff:169.254.169.254]/', 'address'],
    ['2002::/16', 'http://[2002:7f00:1::1]/', 'address'],
    ['2001::/32', 'http://[2001:0:909:909::80ff:fffe]/', 'address'],
    ['2001::/32', 'http://[2001:0:909:909::f6f6:f6f6]/', 'allowed'],
  ])('%s and %s: %s', (allow, url, verdict) => {
    expect(judge(allow, url)).toBe(verdict);
  });

  it.each([
    ['', 'http://9.1.1.1/', 'address'],
    ['9.0.0.0/8', 'http://9.1.1.1/', 'address'],
    ['9.1.1.1', 'http://9.1.1.1/', 'allowed'],
    ['10.0.0.0/8', 'http://10.1.1.1/', 'address'],
    ['10.1.1.1', 'http://10.1.1.1/', 'allowed'],
    ['10.0.0.0/8', 'http://10.1.1.2/', 'allowed'],
    ['', 'http://[2a00::5]/', 'address'],
    ['127.0.0.0/8', 'http://127.0.0.1/', 'allowed'],
  ])('opens this machine itself only by its own address: %j and %s: %s', (allow, url, verdict) => {
    expect(judge(allow, url, ['127.0.0.1', '9.1.1.1', '10.1.1.1', '2a00::5'])).toBe(verdict);
  });

  it('lets a listed name lead inside, but to no metadata service and no other port', () => {
    const open = policy('hooks.internal:9000');
    const target = { host: 'hooks.internal', port: 9000 };
    expect(open.refuseAddress('10.0.0.1', target)).toBeNull();
    expect(open.refuseAddress('127.0.0.1', target)).toBeNull();
    expect(open.refuseAddress('169.254.169.254', target)).toMatchObject({ code: 'address' });
    expect(open.refuseAddress('0.0.0.0', target)).toMatchObject({ code: 'address' });
    expect(open.refuseAddress('10.0.0.1', { ...target, port: 80 })).toMatchObject({});
    const other = { host: 'other.internal', port: 9000 };
    expect(open.refuseAddress('10.0.0.1', other)).toMatchObject({ code: 'address' });
  });

  it('is read with all problems, each naming the entry', () => {
    const told = readAllowList(
      '10.0.0.5/8, 10.0.0.0/33 10.0.0.1:0,10.0.0.1:70000 *.internal http://a [::1 fd00::1]:80 127.1 a..b [a]:80',
    );
    expect(told.entries).toEqual([]);
    expect(told.problems.slice(0, 4)).toEqual([
      'has 10.0.0.5/8, which has bits set behind its prefix; write 10.0.0.0/8',
      'has 10.0.0.0/33; allowed are 10.1.2.3, 10.1.0.0/16, [fd00::1]:8080, hooks.internal or hooks.internal:8080',
      'has 10.0.0.1:0; ports go from 1 to 65535',
      'has 10.0.0.1:70000; ports go from 1 to 65535',
    ]);
    const others = told.problems.slice(4).map((problem) => problem.replace(/; allowed are.*/, ''));
    expect(others).toEqual(
      ['*.internal', 'http://a', '[::1', 'fd00::1]:80', '127.1', 'a..b', '[a]:80'].map(
        (entry) => `has ${entry}`,
      ),
    );
    const many = Array.from({ length: 201 }, () => '10.0.0.1').join(' ');
    expect(readAllowList(many).problems).toEqual(['has 201 entries; at most 200 are allowed']);
  });
});

describe('the ports', () => {
  it('are single ones and ranges', () => {
    expect(readPorts('80, 443 8000-8010')).toEqual({
      ports: [
        [80, 80],
        [443, 443],
        [8000, 8010],
      ],
      problems: [],
    });
    for (const bad of ['0', '65536', '90-80', 'http', '-1', '1-', '80;443']) {
      expect(readPorts(bad).problems).toEqual([expect.stringContaining(`has ${bad};`)]);
    }
    expect(readPorts('').problems).toHaveLength(1);
  });
});

describe('a destination', () => {
  it('is told with what is called, and a warning if it is not encrypted', () => {
    const plain = checkDestination('http://Hooks.Example.com:8000/A?b=C', policy(''));
    expect(plain).toMatchObject({
      ok: true,
      destination: {
        href: 'http://hooks.example.com:8000/A?b=C',
        host: 'hooks.example.com',
        port: 8000,
        path: '/A?b=C',
        isSecure: false,
        warnings: [expect.stringContaining('not encrypted')],
      },
    });
    const secure = checkDestination('https://hooks.example.com', policy(''));
    expect(secure).toMatchObject({ ok: true, destination: { port: 443, path: '/', warnings: [] } });
  });

  it.each([
    [
      'ftp://a.example',
      'The URL begins with ftp:; https:// is allowed, and http:// with a warning.',
    ],
    [
      'http://10.0.0.1/',
      '10.0.0.1 is not allowed: it is a private address; public addresses are allowed, and others that the operator lists.',
    ],
    [
      'http://[64:ff9b::10.0.0.1]/',
      '64:ff9b::a00:1 is not allowed: it is an address for translating IPv6 to IPv4; public addresses are allowed, and others that the operator lists.',
    ],
    [
      'http://a.example:22/',
      'Port 22 is not allowed; allowed are 80, 443, 8000-8010, and others that the operator lists.',
    ],
    ['http://a.example/ b', /^The URL holds the character U\+0020/],
    [`http://a.example/${'x'.repeat(3000)}`, /^The URL has 3017 characters; at most 2048/],
    ['http://0.0.0.0/', /it is not the address of one machine; no receiver can be there\.$/],
  ])('is refused in words: %.60s', (url, message) => {
    const checked = checkDestination(url, policy(''));
    expect(checked.ok ? '' : checked.refusal.message).toMatch(message);
  });
});

describe('this machine', () => {
  it('knows its own addresses, and reads them again after ten seconds', () => {
    let now = 0;
    const own = ownAddresses(() => now);
    const first = own();
    const real = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    expect([...first].sort()).toEqual(real.map(({ address }) => address).sort());
    now = 9999;
    expect(own()).toBe(first);
    now = 10_000;
    expect(own()).not.toBe(first);
  });
});
