import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;
const MEMBERS = '/v2/loyalty/members';
const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';

beforeAll(async () => {
  server = await apiServer({
    ...SHOP,
    members: {
      attributes: [
        { name: 'card', type: 'string', unique: true, required: false },
        { name: 'shoe', type: 'number', required: false },
      ],
    },
  });
});

afterAll(async () => {
  await server.close();
});

type Data = Readonly<Record<string, unknown>>;

function create(json: object, headers: Record<string, string> = {}): Promise<Received> {
  return server.call('POST', MEMBERS, { json, headers });
}

async function created(member_id: string, said: object = {}): Promise<Data> {
  const email_address = `${member_id}@b.c`;
  const { data, text } = await create({ member_id, first_name: member_id, email_address, ...said });
  expect(text).toContain('"success":true');
  return data;
}

function read(named: unknown, by = 'member_id'): Promise<Received> {
  return server.call('GET', `${MEMBERS}/${encodeURIComponent(String(named))}?idParam=${by}`);
}

function update(named: unknown, json: object, query = '?idParam=member_id'): Promise<Received> {
  return server.call('PUT', `${MEMBERS}/${encodeURIComponent(String(named))}${query}`, { json });
}

function award(member_id: string, order_total: number): Promise<Received> {
  const order_id = `order-${member_id}-${String(order_total)}`;
  return server.call('POST', '/v2/loyalty/transactions/award', {
    json: {
      member_id,
      activity_id: 'made_a_purchase',
      transaction_attributes: { order_id, order_total, order_subtotal: order_total },
    },
  });
}

describe('creating a member', () => {
  it('keeps all that is said of him and shows it at once and later', async () => {
    const referrer = await created('olga', { first_name: 'Olga', last_name: 'Olson' });
    const { status, data } = await create({
      member_id: 'ann-1',
      first_name: 'Ann',
      last_name: 'Lee',
      email_address: 'ANN@b.c',
      phone_number: '+1-7203332525',
      birthdate: '12/31/1992',
      anniversary_date: '06/15/2010',
      gender: 'female',
      twitter_handle: '@ann',
      instagram_handle: 'ann.lee',
      preferred_language: 'english',
      address: { line1: '1 Main Street', city: 'Denver', state: 'CO', postal_code: 80014 },
      member_tags: 'vip, web',
      custom_attributes: { card: 'C-1', shoe: 42, note: 'kind' },
      referrer_code: referrer['referral_code'],
      email_subscription_status: 'unsubscribed',
    });
    expect([status, data]).toEqual([
      200,
      expect.objectContaining({
        member_id: 'ann-1',
        email_address: 'ann@b.c',
        phone_number: '+1-7203332525',
        birthdate: '12/31/1992',
        anniversary_date: '06/15/2010',
        wedding_anniversary_date: '06/15/2010',
        gender: 'female',
        twitter_handle: '@ann',
        instagram_handle: 'ann.lee',
        preferred_language: 'english',
        address: {
          line1: '1 Main Street',
          line2: '',
          city: 'Denver',
          state: 'CO',
          country: '',
          postal_code: '80014',
        },
        member_status: 'active',
        email_subscription_status: 'unsubscribed',
        member_tags: ['vip', 'web'],
        custom_attributes: { card: 'C-1', shoe: 42, note: 'kind' },
        referrer_code: referrer['referral_code'],
        referrer_ID: 'olga',
        referrer_name: 'Olga Olson',
        available_points: 100,
        lifetime_points_earned: 100,
        current_tier: 'Silver',
        tier_movements: [],
        aov: 0,
        first_purchase_date: null,
        deleted_date: null,
      }),
    ]);
    const [lapse] = data['points_expiration_schedule'] as { expiration_date: string }[];
    expect(lapse?.expiration_date).toMatch(/^\d\d-[A-Z][a-z]{2}-\d{4} {2}\d{1,2}:\d\d:\d\d$/);
    expect(data['referral_URL']).toMatch(/^https:\/\/fealty\.example\/cad458dc4e\/raf\/ANN/);
    const again = await read(data['id'], 'id');
    expect(again.data).toEqual(data);
  });

  it('takes null and nothing for optional fields, as clients send them', async () => {
    const { status, data } = await create({
      member_id: 'null@b.c',
      first_name: null,
      last_name: null,
      email_address: 'null@b.c',
      birthdate: null,
      phone_number: '',
      address: null,
      member_tags: null,
      custom_attributes: null,
      favourite_colour: 'blue',
    });
    expect([status, data]).toEqual([
      200,
      expect.objectContaining({ first_name: '', birthdate: null, twitter_handle: '' }),
    ]);
  });

  it('keeps a telephone as the form held it', async () => {
    const { data } = await create({ member_id: 'form', phone_number: '(720) 333 2525' });
    expect(data['phone_number']).toBe('(720) 333 2525');
  });

  it('gives the same bytes to the same request once more', async () => {
    const headers = { 'idempotency-key': 'create-key-1' };
    const [first, second] = [
      await create({ member_id: 'keyed' }, headers),
      await create({ member_id: 'keyed' }, headers),
    ];
    expect([second.text, second.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
  });

  it('lets nobody earn by joining who is blocked', async () => {
    const data = await created('joins-blocked', { member_status: 'blocked' });
    expect(data).toMatchObject({ member_status: 'blocked', available_points: 0 });
  });

  it('says whether the id, the address or an attribute is taken, or whose it was', async () => {
    await created('taken', { custom_attributes: { card: 'C-9' } });
    const tried = [
      await create({ member_id: 'taken', email_address: 'taken@b.c' }),
      await create({ member_id: 'other', email_address: 'Taken@b.c' }),
      await create({ member_id: 'other', custom_attributes: { card: 'C-9' } }),
    ];
    expect(tried.map(({ status, code }) => [status, code])).toEqual([
      [200, 'MEMBER_ID_ALREADY_IN_USE'],
      [200, 'MEMBER_CREATION_UNSUCCESSFUL'],
      [200, 'MEMBER_CREATION_UNSUCCESSFUL'],
    ]);
    expect(tried.map(({ reason }) => reason.split(':')[0])).toEqual([
      'member_id',
      'email_address',
      'card',
    ]);
    await update('taken', { member_status: 'deleted' });
    const { status, code } = await create({ member_id: 'taken' });
    expect([status, code]).toEqual([200, 'MEMBER_DELETED']);
  });

  it.each([
    [{}, 'member_id'],
    [{ member_id: ' ' }, 'member_id'],
    [{ member_id: 'x', first_name: 'x'.repeat(100) }, 'first_name'],
    [{ member_id: 'x', email_address: 'nobody' }, 'email_address'],
    [{ member_id: 'x', birthdate: '1992-12-31' }, 'birthdate'],
    [{ member_id: 'x', member_status: 'deleted' }, 'member_status'],
    [{ member_id: 'x', email_subscription_status: 'maybe' }, 'email_subscription_status'],
    [{ member_id: 'x', address: 'Main Street' }, 'address'],
    [{ member_id: 'x', address: { city: ['a', 'b'] } }, 'address.city'],
    [{ member_id: 'x', member_tags: [{}] }, 'member_tags'],
    [{ member_id: 'x', member_tags: ['x'.repeat(201)] }, 'member_tags'],
    [{ member_id: 'x', custom_attributes: { shoe: 'large' } }, 'shoe'],
    [{ member_id: 'x', custom_attributes: [] }, 'custom_attributes'],
    [{ member_id: 'x', referrer_code: 'NOBODY00' }, 'referrer_code'],
  ])('refuses %o, naming %s', async (json, field) => {
    const { status, code, reason } = await create(json);
    expect([status, code]).toEqual([400, INVALID]);
    expect(reason).toContain(field);
    expect((await read('x')).code).toBe('INCORRECT_MEMBER_ID_PASSED');
  });
});

describe('reading a member', () => {
  it('finds him by every name he has, in the path as clients write it', async () => {
    const { id } = await created('read-me', { custom_attributes: { card: 'C-2' } });
    const answers = [
      await server.call('GET', `${MEMBERS}/${String(id)}`),
      await read('read-me'),
      await read('READ-ME@b.c'),
      await server.call('GET', `${MEMBERS}/read-me@b.c?idParam=email_address&language=custom one`),
      await read('C-2', 'card'),
    ];
    expect(answers.map(({ data }) => data['id'])).toEqual(answers.map(() => id));
  });

  it('shows what he earned and spent as soon as he did', async () => {
    await created('buyer');
    await award('buyer', 1000);
    const { data } = await read('buyer');
    expect(data).toMatchObject({
      available_points: 1100,
      revenue: 1000,
      aov: 1000,
      number_of_purchases: 1,
      number_of_activities: 2,
      current_tier: 'Gold',
      tier_info: { loyalty_tier_id: 'zrl_gold', qualified_points: 1100, current_period_end: null },
      tier_movements: [{ old_tier_ID: 'zrl_silver', new_tier_ID: 'zrl_gold' }],
    });
  });

  it.each([
    ['nobody', 'member_id', 200, 'INCORRECT_MEMBER_ID_PASSED'],
    ['%00', 'member_id', 200, 'INCORRECT_MEMBER_ID_PASSED'],
    ['x', 'colour', 400, 'ID_PARAM_NAME_NOT_FOUND'],
    ['x', 'first_name', 400, 'ATTRIBUTE_NOT_UNIQUE'],
    ['42', 'shoe', 400, 'ATTRIBUTE_NOT_UNIQUE'],
  ])('answers for %s by %s with %i %s', async (named, by, status, code) => {
    const answer = await server.call('GET', `${MEMBERS}/${named}?idParam=${by}`);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it('knows nobody of another merchant, as if the id had never been given', async () => {
    const [unknown, theirs] = ['f'.repeat(24), 'e'.repeat(24)];
    await server.query(`insert into merchants (partner_id, public_id, name, is_test)
      values ('aaaaaaaaaa', '${'a'.repeat(32)}', 'Another shop', true)`);
    await server.query(
      `insert into members (merchant_id, id, uid, referral_code, status, enrolled_at, modified_at)
       select id, $1, 'theirs', 'X', 'active', now(), now() from merchants
        where partner_id = 'aaaaaaaaaa'`,
      [theirs],
    );
    await server.query(
      `insert into member_heads (merchant_id, id, posted_at, tier_since)
       select id, $1, now(), now() from merchants where partner_id = 'aaaaaaaaaa'`,
      [theirs],
    );
    const acts = [
      ['GET', ''],
      ['PUT', ''],
      ['GET', '/export'],
      ['POST', '/erase'],
      ['POST', '/tags'],
      ['POST', '/merge'],
      ['POST', '/unmerge'],
    ] as const;
    for (const [method, act] of acts) {
      const json = { add: ['x'], into: theirs };
      const [one, other] = await Promise.all(
        [unknown, theirs].map((id) => server.call(method, `${MEMBERS}/${id}${act}`, { json })),
      );
      expect(one?.code).toBe('INCORRECT_MEMBER_ID_PASSED');
      expect(other?.text.replaceAll(theirs, unknown)).toBe(one?.text);
    }
  });
});

describe('listing members', () => {
  it('goes page by page, the newest last, and leaves out who was merged or erased', async () => {
    for (const name of ['list-a', 'list-b', 'list-c', 'list-d']) {
      await created(name, { member_tags: ['Listed', name] });
    }
    await server.call('POST', `${MEMBERS}/list-d/merge?idParam=member_id`, {
      json: { into: 'list-c' },
    });
    const list = (query: string): Promise<Received> => server.call('GET', `${MEMBERS}?${query}`);
    const first = await list('tags={"eq":"listed"}&count=2');
    expect(first.data).toMatchObject({ total: 3, more: true, next_start_index: 2 });
    const second = await list('tags={"eq":"listed"}&count=2&start_cursor=2');
    expect(second.data).toMatchObject({ total: 3, more: false });
    const ids = [first, second].flatMap(({ data }) =>
      (data['members'] as Data[]).map(({ member_id }) => member_id),
    );
    expect(ids).toEqual(['list-a', 'list-b', 'list-c']);
    expect((await list('tags=listed&start_index=9')).data).toEqual({
      members: [],
      total: 3,
      total_is_exact: true,
      more: false,
      next_start_index: 9,
    });
  });

  it.each([
    ['email_address={"in":"filter@b.c,nobody@b.c"}', 1],
    ['email_address=filter@b.c&member_status={"eq":"blocked"}', 1],
    ['email_address=filter@b.c&member_status=active', 0],
    ['email_address=filter@b.c&loyalty_tier_id={"eq":"ZRL_silver"}', 1],
    ['email_address=filter@b.c&enrollment_date={"lt":"01/01/2020"}', 0],
    ['email_address=filter@b.c&last_modified_date={"gte":"01/01/2020"}', 1],
    ['member_tags={"in":"only-him"}', 1],
  ])('finds by %s', async (query, total) => {
    if ((await read('filter')).code !== undefined) {
      await created('filter', { member_status: 'blocked', member_tags: ['Only-him'] });
    }
    const { data } = await server.call('GET', `${MEMBERS}?${query}`);
    expect(data['total']).toBe(total);
  });

  it.each([
    ['count=0', 'count'],
    ['count=1001', 'count'],
    ['start_index=-1', 'start_index'],
    ['enrollment_date={"gt":"yesterday"}', 'enrollment_date'],
    ['member_status={"gt":"active"}', 'member_status'],
  ])('refuses %s', async (query, field) => {
    const { status, code, reason } = await server.call('GET', `${MEMBERS}?${query}`);
    expect([status, code]).toEqual([400, INVALID]);
    expect(reason).toContain(field);
  });
});
