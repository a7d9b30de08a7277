import { createHmac, hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifySignature, type SignedRequest } from './gladly-signature.ts';

/*
 * The vector is published: developer pages of Gladly, "Request signing", and a fixture of the Spree gem.
 */

const KEY = 'test-apikey-1';
const NOW = Date.UTC(2019, 1, 13, 21, 42, 16);
const BODY =
  '{"lookupLevel":"DETAILED","query":{"emails":["martha.williams@gmail.com"],"externalCustomerId":"abc","favoriteDate":"2018-08-19T07:00:00.000Z","favoriteFood":"Apple Pie","id":"o2sg-TMTSD2rTwMuxzewbA","name":"Martha Williams","phones":["+15013299800"]},"uniqueMatchRequired":true}';
const SIGNATURE = '4c633fca4914f51df04c9ec40f4545d66d653e771c6634e33eed52a242bc278c';
const NAMES = 'accept;content-type;gladly-correlation-id;gladly-time;x-b3-traceid';
const HEADERS = {
  accept: 'application/json',
  'content-type': 'application/json',
  'gladly-correlation-id': 'vXmSEPjVSWCaCMzvjufxZg',
  'x-b3-traceid': 'bd799210f8d549609a08ccef8ee7f166',
  'gladly-time': '20190213T214016Z',
  'gladly-authorization': `SigningAlgorithm=hmac-sha256, SignedHeaders=${NAMES}, Signature=${SIGNATURE}`,
};
const PATH = '/api/v2/customer/lookup';

function request(more: Partial<SignedRequest> = {}): SignedRequest {
  return {
    ...{ method: 'POST', paths: [PATH], query: '', headers: new Map(Object.entries(HEADERS)) },
    ...{ body: Buffer.from(BODY), ...more },
  };
}

function verdict(more: Partial<SignedRequest> = {}, now = NOW): string {
  return verifySignature(request(more), { key: KEY, now });
}

/** Each text that differs in one bit. */
function* flipped(text: Buffer): Generator<Buffer> {
  for (let bit = 0; bit < text.length * 8; bit += 1) {
    const changed = Buffer.from(text);
    const at = Math.floor(bit / 8);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit % 8)), at);
    yield changed;
  }
}

/** A signature over a request as it is documented, written a second time. */
function sign(
  { body, path, query = '' }: { body: Buffer; path: string; query?: string },
  time = HEADERS['gladly-time'],
  names: readonly string[] = ['gladly-time'],
): Map<string, string> {
  const headers = new Map([['gladly-time', time]]);
  const lines = names.map((name) => `${name}:${headers.get(name) ?? ''}`).join('\n');
  const normal = `POST\n${path}\n${query}\n${lines}\n\n${names.join(';')}\n${hash('sha256', body, 'hex')}`;
  const day = createHmac('sha256', KEY).update(time.slice(0, 8)).digest();
  const text = `hmac-sha256\n${time}\n${hash('sha256', normal, 'hex')}`;
  const signature = createHmac('sha256', day).update(text).digest('hex');
  const words = `SigningAlgorithm=hmac-sha256, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return headers.set('gladly-authorization', words);
}

describe('a request that Gladly signed', () => {
  it('verifies by the published vector', () => {
    expect(verdict()).toBe('right');
    expect(verifySignature(request(), { key: `${KEY}1`, now: NOW })).toBe('wrong');
  });

  it('is refused when any bit of its body was changed', () => {
    let tried = 0;
    for (const body of flipped(Buffer.from(BODY))) {
      tried += 1;
      expect(verdict({ body })).toBe('wrong');
    }
    expect(tried).toBe(BODY.length * 8);
  });

  it.each(Object.keys(HEADERS))('is refused when any bit of %s was changed', (name) => {
    const value = HEADERS[name as keyof typeof HEADERS];
    let tried = 0;
    for (const changed of flipped(Buffer.from(value))) {
      tried += 1;
      const headers = new Map(Object.entries({ ...HEADERS, [name]: changed.toString('latin1') }));
      expect([changed.toString('latin1'), verdict({ headers })]).not.toEqual([
        expect.anything(),
        'right',
      ]);
    }
    expect(tried).toBe(value.length * 8);
  });

  it('is refused with another method or path, and without a header that it covers', () => {
    const less = new Map(Object.entries(HEADERS));
    less.delete('x-b3-traceid');
    const refused = [
      verdict({ method: 'PUT' }),
      verdict({ paths: [`${PATH}/`] }),
      verdict({ headers: less }),
      verdict({ headers: new Map() }),
    ];
    expect(refused).toEqual(['wrong', 'wrong', 'malformed', 'missing']);
  });

  it('is taken within five minutes, before and after', () => {
    const at = Date.UTC(2019, 1, 13, 21, 40, 16);
    const minutes = [-5.01, -5, 0, 5, 5.01].map((apart) => verdict({}, at + apart * 60_000));
    expect(minutes).toEqual(['late', 'right', 'right', 'right', 'late']);
  });

  it('is taken behind a proxy that keeps a part of the path', () => {
    expect(verdict({ paths: ['/lookup', PATH] })).toBe('right');
  });

  it.each(['{"a":"Zoë 🎁"}', '{ "b" : 1,\n"a":2 }', '{"b":1,"a":2}', ''])(
    'covers the bytes of the body as they came: %j',
    (text) => {
      const body = Buffer.from(text);
      const headers = sign({ body, path: '/x' });
      expect(verdict({ paths: ['/x'], headers, body })).toBe('right');
      const other = Buffer.from(`${text} `);
      expect(verdict({ paths: ['/x'], headers, body: other })).toBe('wrong');
    },
  );

  it('is taken with a query in both of the ways in which Gladly signs one', () => {
    const body = Buffer.from('{}');
    const bare = sign({ body, path: '/x', query: 'a=1&b=2' });
    const whole = sign({ body, path: '/x?b=2&a=1', query: 'a=1&b=2' });
    const other = sign({ body, path: '/x', query: 'a=1&b=3' });
    const verdicts = [bare, whole, other].map((headers) =>
      verdict({ paths: ['/x'], query: 'b=2&a=1', headers, body }),
    );
    expect(verdicts).toEqual(['right', 'right', 'wrong']);
  });

  it('is missing its signature without either of the two headers', () => {
    for (const name of ['gladly-authorization', 'gladly-time']) {
      const headers = new Map(Object.entries(HEADERS));
      headers.delete(name);
      expect(verdict({ headers })).toBe('missing');
    }
  });

  it.each(['yesterday', '20190231T214016Z', '20190213T246016Z', '20190213T214016'])(
    'is malformed when its time is %s',
    (time) => {
      const body = Buffer.from('{}');
      expect(verdict({ paths: ['/x'], headers: sign({ body, path: '/x' }, time), body })).toBe(
        'malformed',
      );
    },
  );

  it('covers up to 32 headers', () => {
    const body = Buffer.from('{}');
    const covering = (count: number): string => {
      const names = Array.from({ length: count }, () => 'gladly-time');
      const headers = sign({ body, path: '/x' }, HEADERS['gladly-time'], names);
      return verdict({ paths: ['/x'], headers, body });
    };
    expect([covering(32), covering(33)]).toEqual(['right', 'malformed']);
  });

  it('is taken with space around a header, as proxies leave it', () => {
    const headers = new Map(Object.entries({ ...HEADERS, accept: ' application/json ' }));
    expect(verdict({ headers })).toBe('right');
  });

  it('is refused with a question mark that nobody sent', () => {
    const body = Buffer.from('{}');
    expect(verdict({ paths: ['/x'], headers: sign({ body, path: '/x?' }), body })).toBe('wrong');
  });
});
