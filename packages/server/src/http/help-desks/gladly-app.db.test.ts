import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import {
  connectDesk,
  DESK_SHOP,
  enroll,
  type ConnectedDesk,
} from '../../../../../tests/support/desk-shop.ts';

let server: ApiServer;
let desk: ConnectedDesk;

beforeAll(async () => {
  server = await apiServer(DESK_SHOP);
  desk = await connectDesk(server, 'gladly');
});

afterAll(async () => {
  await server.close();
});

interface Offer {
  readonly problem: string;
  readonly lines: readonly string[];
  readonly token: string;
  readonly choices: readonly { readonly text: string; readonly value: string }[];
  readonly pointsHint: string;
}

async function ask(what: string, json: unknown, by = desk): Promise<unknown> {
  const { status, body, text } = await by.call('POST', path(what, by), { json });
  expect([status, text]).toEqual([200, expect.any(String)]);
  return body;
}

function path(what: string, by = desk): string {
  return `/integrations/gladly/${by.id}/app/${what}`;
}

async function offer(what: 'activities' | 'rewards', name: string): Promise<Offer> {
  return (await ask(what, { emails: [`${name}@b.c`] })) as Offer;
}

describe('a pull of the Gladly app', () => {
  it('tells of a member in texts, by any of the customer’s addresses', async () => {
    const ann = await enroll(server, 'ann', 200);
    expect(await ask('members', { emails: ['', 'other@b.c', ' ANN@b.c '] })).toEqual([
      {
        id: ann,
        memberId: 'ann',
        name: 'ann Lee',
        email: 'ann@b.c',
        status: 'active',
        tierName: 'Silver',
        availablePoints: '300',
        pendingPoints: '0',
        earnedPoints: '300',
        redeemedPoints: '0',
        expiredPoints: '0',
        nextTierName: 'Gold',
        nextTierNeeds: '700 points',
        enrolledAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        updatedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        lastTransactions: [
          {
            id: expect.any(String) as string,
            text: 'Goodwill',
            points: '+200',
            status: '',
            date: expect.stringMatching(/Z$/) as string,
          },
          expect.objectContaining({ text: 'Account Creation', points: '+100' }),
        ],
      },
    ]);
  });

  it('is empty for whoever is no member, and for nobody', async () => {
    expect(await ask('members', { emails: ['stranger@b.c'] })).toEqual([]);
    expect(await ask('members', { emails: [] })).toEqual([]);
  });

  it('tells of both members whom a customer’s addresses name, each once', async () => {
    const ids = [await enroll(server, 'bob'), await enroll(server, 'bea')];
    const found = await ask('members', { emails: ['bob@b.c', 'bea@b.c', 'BOB@b.c'] });
    expect(found).toMatchObject(ids.map((id) => ({ id, lastTransactions: [] })));
  });

  it.each([
    ['[]', 'The body is []'],
    ['{"emails":"a@b.c"}', 'emails is "a@b.c"'],
    ['{"emails":[5]}', 'emails is 5'],
    ['{', 'The body is nothing'],
  ])('of %s says what is wrong with it', async (body, detail) => {
    const answer = await server.call('POST', path('members'), {
      body,
      headers: { 'api-key': desk.apiKey },
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(JSON.stringify(detail).slice(1, -1));
  });

  it('needs the key of the help desk, and knows no other paths', async () => {
    const other = await connectDesk(server, 'gladly');
    const calls = [
      other.call('POST', path('members'), { json: { emails: [] } }),
      desk.call('POST', path('everything'), { json: {} }),
      desk.call('GET', path('members')),
      desk.call('POST', path('members'), { json: { emails: [] }, headers: { 'api-key': 'wrong' } }),
    ];
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([404, 404, 404, 401]);
  });
});

describe('a form of the Gladly app', () => {
  it('awards once, however often it is sent', async () => {
    await enroll(server, 'cid');
    const { token, choices, lines, pointsHint, problem } = await offer('activities', 'cid');
    expect([problem, lines, pointsHint]).toEqual([
      '',
      ['Available: 100 points'],
      'Only for Goodwill: up to 200 points',
    ]);
    expect(choices.map(({ value }) => value)).toContain('birthday');
    const sent = { token, choice: 'birthday', points: '', correlationId: 'c-1' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('award', sent)));
    expect(answers[0]).toEqual({
      message: 'Points awarded',
      detail: expect.stringContaining('Birthday &lt;Bonus&gt;: +50 points') as string,
      errors: [],
    });
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await ask('members', { emails: ['cid@b.c'] })).toMatchObject([
      { availablePoints: '150', lastTransactions: [{ points: '+50' }, { points: '+100' }] },
    ]);
  });

  it('gives free points within their limit, and names the field that is wrong', async () => {
    await enroll(server, 'dan');
    const { token } = await offer('activities', 'dan');
    const much = { token, choice: 'goodwill', points: '5000' };
    expect(await ask('award', much)).toMatchObject({
      message: '',
      errors: [{ attr: 'awardFreePoints' }],
    });
    expect(await ask('award', { ...much, points: '150' })).toMatchObject({ errors: [] });
    expect(await ask('members', { emails: ['dan@b.c'] })).toMatchObject([
      { availablePoints: '250' },
    ]);
  });

  it('redeems a reward', async () => {
    await enroll(server, 'eva');
    for (const left of ['50', '0']) {
      const { token, choices } = await offer('rewards', 'eva');
      expect(choices.map(({ value }) => value)).toEqual(['reward_cb5f8']);
      const redeemed = await ask('redeem', { token, choice: 'reward_cb5f8' });
      expect(redeemed).toMatchObject({ message: 'Points redeemed', errors: [] });
      expect(await ask('members', { emails: ['eva@b.c'] })).toMatchObject([
        { availablePoints: left },
      ]);
    }
    expect(await offer('rewards', 'eva')).toEqual({
      problem: 'There is no reward that the member could redeem now',
      ...{ lines: expect.any(Array) as string[], token: '', choices: [], pointsHint: '' },
    });
  });

  it('hangs on its choice what concerns no field', async () => {
    expect(await ask('award', { token: 'made up', choice: 'birthday' })).toEqual({
      message: '',
      detail: '',
      errors: [
        {
          attr: 'awardActivityId',
          detail: expect.stringMatching(/^This form cannot be used\. /) as string,
        },
      ],
    });
  });

  it('is not offered to strangers, to two at once, or while actions are off', async () => {
    const quiet = await connectDesk(server, 'gladly', { actions: false });
    const two = { emails: ['ann@b.c', 'cid@b.c'] };
    const problems = [
      await ask('activities', { emails: ['stranger@b.c'] }),
      await ask('rewards', two),
      await ask('activities', { emails: ['ann@b.c'] }, quiet),
    ].map((each) => (each as Offer).problem);
    expect(problems).toEqual([
      'This customer is not in the loyalty program.',
      'The addresses of this customer lead to several members; merge them first.',
      'Awarding and redeeming is switched off for this help desk.',
    ]);
  });
});
