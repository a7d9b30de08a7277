import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  PUBLIC_ADDRESSES,
  forbiddenAddresses,
  notationsOf,
} from '../../../../tests/support/outbound/forbidden-addresses.ts';
import {
  answering,
  openOutbound,
  type TestOutbound,
} from '../../../../tests/support/outbound/open-outbound.ts';
import type { OutboundResult } from './result.ts';

/** Whatever is dialled ends here, so a dial that should not be would be answered, and counted. */
let sink: Server;
let port = 0;
let heard = 0;

beforeAll(async () => {
  sink = createServer((request, response) => {
    heard += 1;
    request.resume();
    response.end('here');
  });
  sink.listen(0, '127.0.0.1');
  await once(sink, 'listening');
  port = (sink.address() as AddressInfo).port;
});

afterAll(() => {
  sink.closeAllConnections();
  sink.close();
});

const ORDINARY = ['127.0.0.1', '10.0.0.1', '172.16.5.4', '192.168.1.1', '169.254.169.254'];
const OTHERS = ['0.0.0.0', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'];

/** Forms that leave a host unclear, or hide one host behind another. */
const TRICKS: readonly string[] = [
  'http://public.example.com@127.0.0.1/',
  'http://public.example.com:80@127.0.0.1/',
  'http://user:secret@public.example.com/',
  'http://:secret@public.example.com/',
  'http://@public.example.com/',
  'http://public.example.com%40127.0.0.1/',
  'http://public.example.com\\@127.0.0.1/',
  'http://127.0.0.1\\@public.example.com/',
  'http://public.example.com#@127.0.0.1/',
  'http://127.0.0.1#@public.example.com/',
  'http:///127.0.0.1/',
  'http:127.0.0.1',
  'http:/127.0.0.1/',
  '//127.0.0.1/',
  '127.0.0.1',
  '',
  'http://',
  'https://?x',
  'http://public.example.com\t/',
  'http://public.exam\nple.com/',
  ' http://public.example.com/',
  'http://public.example.com/\u0000',
  'http://public\u200b.example.com/',
  'http://public\u00ad.example.com/',
  'http://public.example.com /',
  'http://localhost/',
  'http://LOCALHOST/',
  'http://localhost./',
  'http://localhost%2e/',
  'http://a.localhost/',
  'http://localhost.localdomain/',
  'http://ip6-localhost/',
  'http://ｌｏｃａｌｈｏｓｔ/',
  'http://ⓛocalhost/',
  'http://metadata/',
  'http://metadata.google.internal/',
  'http://instance-data.ec2.internal/',
  'http://printer.local/',
  'http://router.home.arpa/',
  'http://public.example.com./',
  'http://public..example.com/',
  'http://.example.com/',
  'http://-a.example.com/',
  'http://a_b-.example.com/',
  `http://${'a'.repeat(64)}.example.com/`,
  `http://${'a.'.repeat(130)}com/`,
  `http://public.example.com/${'a'.repeat(2048)}`,
  'http://[fe80::1%25eth0]/',
  'http://[fe80::1%eth0]/',
  'http://[::1/',
  'http://::1/',
  'http://[127.0.0.1]/',
  'http://[::ffff:127.1]/',
  'http://1.2.3.4.5/',
  'http://256.256.256.256/',
  'http://0x100000000/',
  'http://127.0.0.0x/',
  'http://public.example.com:22/',
  'http://public.example.com:0/',
  'http://public.example.com:65536/',
  'http://public.example.com:5432/',
  'http://public.example.com:8080/',
  'http://9.9.9.9:6379/',
  'ftp://public.example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'javascript:alert(1)',
  'data:text/plain,x',
  'unix:/var/run/docker.sock',
  'http+unix://socket/',
  'jar:http://127.0.0.1!/',
  'ws://public.example.com/',
];

interface Vector {
  readonly title: string;
  readonly url: string;
  /** What DNS says of the URL's host, if it is a name of ours. */
  readonly answers: readonly string[];
}

function vectors(): readonly Vector[] {
  const addresses = forbiddenAddresses();
  const literals = addresses.map((address) => ({
    title: `${address} in the URL`,
    url: `http://${address.includes(':') ? `[${address}]` : address}/hook`,
    answers: [],
  }));
  const looked = addresses.map((address, at) => ({
    title: `${address} from DNS`,
    url: `http://v${at}.example.com/hook`,
    answers: [address],
  }));
  const beside = addresses.map((address, at) => ({
    title: `${address} beside public ones`,
    url: `https://w${at}.example.com/hook`,
    answers: at % 2 === 0 ? ['9.9.9.9', address] : [address, '9.9.9.9', '2606:4700::1'],
  }));
  const written = [...ORDINARY, ...OTHERS].flatMap((address) =>
    Object.entries(notationsOf(address)).map(([notation, host]) => ({
      title: `${address}, ${notation}`,
      url: `http://${host}/`,
      answers: [],
    })),
  );
  const tricks = TRICKS.map((url) => ({ title: `trick ${url}`, url, answers: [] }));
  return [...literals, ...looked, ...beside, ...written, ...tricks];
}

function open(all: readonly Vector[]): TestOutbound {
  const named = all.filter(({ answers }) => answers.length > 0);
  const names = named.map(({ url, answers }) => [new URL(url).hostname, [answers]] as const);
  return openOutbound({
    resolver: answering({
      ...Object.fromEntries(names),
      'public.example.com': [['9.9.9.9']],
    }),
    leadsTo: () => port,
  });
}

async function call({ outbound }: TestOutbound, url: string): Promise<OutboundResult> {
  return outbound.send({ url, method: 'POST', headers: {}, body: Buffer.from('{}') });
}

describe('a URL that leads inside', () => {
  it('is refused in each of more than 500 forms, and nothing is ever dialled', async () => {
    const all = vectors();
    expect(all.length).toBeGreaterThan(700);
    const test = open(all);
    const before = heard;
    const passed: string[] = [];
    for (const vector of all) {
      const result = await call(test, vector.url);
      const code = result.kind === 'refused' ? result.refusal.code : result.kind;
      // What DNS said is refused for the address and for nothing before that.
      const isRight = vector.answers.length > 0 ? code === 'address' : result.kind === 'refused';
      if (!isRight) passed.push(`${vector.title}: ${JSON.stringify(result)}`);
    }
    expect(passed).toEqual([]);
    expect(test.dialled).toEqual([]);
    expect(heard).toBe(before);
    test.outbound.close();
  });

  it('is judged alike when it is typed, without asking DNS for more than the host', async () => {
    const all = vectors();
    const test = open(all);
    for (const { url } of all) expect(await test.outbound.check(url)).toMatchObject({ ok: false });
    expect(test.dialled).toEqual([]);
  });

  it('is refused without repeating what may be secret in it', async () => {
    const test = open([]);
    for (const url of [
      'http://user:hunter2@public.example.com/',
      'http://127.0.0.1/hunter2?key=hunter2',
      'http://public.example.com:22/hunter2',
      'http://public.example.com/hunter2#hunter2',
      'gopher://hunter2/',
    ]) {
      expect(JSON.stringify(await call(test, url))).not.toContain('hunter2');
    }
  });
});

describe('a URL that leads to a public address', () => {
  it('is called, in the form in which it is written and by the address that was judged', async () => {
    const names = PUBLIC_ADDRESSES.map(
      (address, at) => [`v${at}.example.com`, [[address]]] as const,
    );
    const test = openOutbound({
      resolver: answering(Object.fromEntries(names)),
      leadsTo: () => port,
    });
    for (const [at, address] of PUBLIC_ADDRESSES.entries()) {
      const literal = `http://${address.includes(':') ? `[${address}]` : address}/`;
      for (const url of [literal, `http://v${at}.example.com/`]) {
        const result = await call(test, url);
        expect(result).toMatchObject({ kind: 'answered', status: 200, address });
        expect(test.dialled.at(-1)).toBe(`${address} 80`);
      }
    }
    expect(test.dialled).toHaveLength(PUBLIC_ADDRESSES.length * 2);
    test.outbound.close();
  });

  it('keeps its name in Host, with the port that is not the usual one', async () => {
    const hosts: (string | undefined)[] = [];
    const note = (request: { headers: { host?: string } }): void => {
      hosts.push(request.headers.host);
    };
    sink.on('request', note);
    const test = openOutbound({
      allow: 'hooks.example.com:8080',
      resolver: answering({
        'hooks.example.com': [['9.9.9.9']],
        'xn--bcher-kva.example': [['9.9.9.9']],
      }),
      leadsTo: () => port,
    });
    for (const url of [
      'http://hooks.example.com/',
      'http://HOOKS.example.com:8080/',
      'http://[2606:4700:0:0::1]/',
      'http://bücher.example/',
    ]) {
      expect(await call(test, url)).toMatchObject({ kind: 'answered' });
    }
    sink.off('request', note);
    expect(hosts).toEqual([
      'hooks.example.com',
      'hooks.example.com:8080',
      '[2606:4700::1]',
      'xn--bcher-kva.example',
    ]);
    test.outbound.close();
  });
});
