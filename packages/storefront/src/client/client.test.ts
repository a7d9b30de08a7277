import { describe, expect, it } from 'vitest';
import { createClient, type StorefrontClient } from './client.ts';
import { codeOf } from './failure.ts';
import type { RenewToken } from './kept-token.ts';

const token = (memberId: string, version: number): string => {
  const claims = JSON.stringify({ member_id: memberId, version });
  return `head.${Buffer.from(claims).toString('base64url')}.signature`;
};

interface Sent {
  readonly path: string;
  readonly token: string;
}

/** A server that knows some tokens, and what was sent to it. */
function server(good: ReadonlySet<string>): {
  readonly fetch: typeof fetch;
  readonly sent: Sent[];
} {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: (url, init) => {
      const given = new Headers(init?.headers).get('authorization')?.slice(7) ?? '';
      sent.push({ path: new URL(url instanceof Request ? url.url : url).pathname, token: given });
      return Promise.resolve(
        good.has(given)
          ? Response.json({ success: true, data: { is: given } })
          : Response.json(
              { success: false, error_code: 'ERROR_UNAUTHORIZED', reason: 'It has expired' },
              { status: 401 },
            ),
      );
    },
  };
}

function clientOf(
  first: string | null,
  from: { readonly fetch: typeof fetch },
  renewToken?: RenewToken,
): StorefrontClient {
  const place = { server: 'https://loyalty.example', partnerId: 'cad458dc4e', token: first };
  return createClient(
    { ...place, ...(renewToken === undefined ? {} : { renewToken }) },
    from.fetch,
  );
}

const failing = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => codeOf(error),
  );

describe('a token that ends while the page is open', () => {
  it('is asked for once, however many calls wait, and they go on with the new one', async () => {
    const from = server(new Set([token('ann', 2)]));
    let asked = 0;
    const client = clientOf(token('ann', 1), from, async () => {
      asked += 1;
      await Promise.resolve();
      return token('ann', 2);
    });
    const calls = ['/member', '/rewards', '/tiers'].map((path) => client.call(path));
    expect(await Promise.all(calls)).toEqual(Array(3).fill({ is: token('ann', 2) }));
    expect([asked, client.terms.token]).toEqual([1, token('ann', 2)]);
    await client.call('/member');
    expect(from.sent.at(-1)?.token).toBe(token('ann', 2));
    expect(from.sent).toHaveLength(7);
  });

  it.each<[string, RenewToken]>([
    ['throws', () => Promise.reject(new Error('signed out'))],
    ['has none', () => ''],
    ['has one of somebody else', () => token('bob', 2)],
    ['has one that has ended too', () => token('ann', 1)],
  ])(
    'says that the visit is over where the page %s, and asks no more for a while',
    async (_how, renew) => {
      const from = server(new Set([token('bob', 2)]));
      let asked = 0;
      const client = clientOf(token('ann', 1), from, () => {
        asked += 1;
        return renew();
      });
      expect(await failing(client.call('/member'))).toBe('ERROR_UNAUTHORIZED');
      expect(await failing(client.call('/member'))).toBe('ERROR_UNAUTHORIZED');
      expect(asked).toBe(1);
      expect(from.sent.map((one) => one.token)).not.toContain(token('bob', 2));
    },
  );

  it('is the end of the visit where nobody can be asked, and guests are asked nothing', async () => {
    const from = server(new Set());
    expect(await failing(clientOf(token('ann', 1), from).call('/member'))).toBe(
      'ERROR_UNAUTHORIZED',
    );
    const guest = clientOf(null, from, () => token('ann', 2));
    expect(await failing(guest.call('/member'))).toBe('ERROR_UNAUTHORIZED');
    expect(from.sent).toHaveLength(2);
  });
});

describe('an answer', () => {
  const answered = (body: string, status: number): Promise<string> => {
    const client = clientOf(null, { fetch: () => Promise.resolve(new Response(body, { status })) });
    return failing(client.call('/redeem', { method: 'POST', body: {} }));
  };

  it('is a refusal by what it says, also with the status 200', async () => {
    const refusal = { success: false, error_code: 'INSUFFICIENT_POINTS', reason: 'Too few' };
    expect(await answered(JSON.stringify(refusal), 200)).toBe('INSUFFICIENT_POINTS');
    expect(await answered(JSON.stringify({ success: true, data: {} }), 200)).toBe('done');
  });

  it.each([
    ['<html>', 200, 'UNREACHABLE'],
    ['', 200, 'UNREACHABLE'],
    ['null', 200, 'UNREACHABLE'],
    ['{"success":"true","data":{}}', 200, 'UNREACHABLE'],
    ['oh', 500, 'UNREACHABLE'],
    ['{}', 503, 'UNREACHABLE'],
    ['', 408, 'UNREACHABLE'],
    ['slow down', 429, 'RATE_LIMIT_EXCEEDED'],
  ])('that is none of ours is known by its status: %s %i', async (body, status, code) => {
    expect(await answered(body, status)).toBe(code);
  });
});
