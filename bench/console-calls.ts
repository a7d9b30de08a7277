/** What a page of the console asks the server when it is opened, or when somebody searches on it. */
export interface ConsoleCall {
  readonly page: string;
  /** What is asked for, in words. */
  readonly what: string;
  /** The address by the number of the request: another member each time. */
  readonly url: (turn: number) => string;
}

export interface SeededShop {
  readonly members: number;
  /** A webhook that has attempts. */
  readonly webhookId: string;
}

const V2 = '/v2/loyalty';

/** Every list, search, count and profile of the console, on a store of `seed` with various members. */
export function consoleCalls(shop: SeededShop): readonly ConsoleCall[] {
  return [
    ...memberLists(shop.members),
    ...searches(shop.members),
    ...profiles(shop.members),
    ...histories(shop),
    ...figures(),
  ];
}

function memberLists(members: number): readonly ConsoleCall[] {
  const list = (what: string, query: string): ConsoleCall => ({
    ...{ page: 'members', what },
    url: (turn) =>
      `${V2}/members?sort_by=-enrollment_date&count=${String(25 + (turn % 2))}&${query}`,
  });
  const is = (field: string, value: string): string => `${field}=${json({ eq: value })}`;
  const attribute = (value: object): string => `attributes=${json(value)}`;
  const joined = (from: number, to: number): string =>
    `enrollment_date=${json({ gt: dayAgo(from), lte: dayAgo(to) })}`;
  return [
    list('first page', ''),
    { page: 'members', what: 'oldest first', url: () => `${V2}/members?count=25` },
    list('page 400', 'start_index=9975'),
    list('page at the middle', `start_index=${String(Math.floor(members / 2))}`),
    list('last page', `start_index=${String(members - 30)}`),
    list('status active', is('member_status', 'active')),
    list('status blocked, one in 1,000', is('member_status', 'blocked')),
    list('status deleted, nobody', is('member_status', 'deleted')),
    list('tier most are in', is('loyalty_tier_id', 'zrl_silver')),
    list('tier nobody is in', is('loyalty_tier_id', 'zrl_pearl')),
    list('tag of one in 10', is('tags', 'vip')),
    list('tag of one in 10,000', is('tags', 'founder')),
    list('tag nobody has', is('tags', 'unheard')),
    list('attribute of one in 70', attribute({ favourite: 'flavour 3' })),
    list('attribute of one in 6,700', attribute({ shop_number: '17' })),
    list('attribute nobody has', attribute({ favourite: 'none' })),
    list('joined in a month', joined(700, 670)),
    list('joined on one day', joined(500, 499)),
    list('joined before anybody', joined(9000, 8900)),
    list('changed in the last days', `last_modified_date=${json({ gt: dayAgo(3) })}`),
    list('changed long ago, nobody', `last_modified_date=${json({ lt: dayAgo(3000) })}`),
    list('blocked with a tag', `${is('member_status', 'blocked')}&${is('tags', 'vip')}`),
    list('blocked, joined in a month', `${is('member_status', 'blocked')}&${joined(700, 670)}`),
    list('tag and tier', `${is('tags', 'vip')}&${is('loyalty_tier_id', 'zrl_silver')}`),
    list(
      'attribute and tier nobody is in',
      `${attribute({ favourite: 'flavour 3' })}&${is('loyalty_tier_id', 'zrl_pearl')}`,
    ),
    list('e-mail address', is('email_address', 'member4242@example.com')),
    { page: 'home', what: 'how many members', url: () => `${V2}/members?count=1` },
  ];
}

function searches(members: number): readonly ConsoleCall[] {
  const search = (what: string, text: (turn: number) => string, more = ''): ConsoleCall => ({
    ...{ page: 'search', what },
    url: (turn) =>
      `${V2}/members?sort_by=-enrollment_date&count=10&search=${encodeURIComponent(text(turn))}${more}`,
  });
  const anybody = (turn: number): number => somebody(members, turn);
  const blocked = `&member_status=${json({ eq: 'blocked' })}`;
  return [
    search('one letter', (turn) => 'amjt'[turn % 4] ?? 'a'),
    search('common last name', () => 'smith'),
    search('common name in full', () => 'maria smith'),
    search('common name, blocked', () => 'smith', blocked),
    search('rare name', () => 'zebediah'),
    search('rare name in full', () => 'Quillfeather Zeb'),
    search('name nobody has', () => 'xylophone'),
    search('middle of a name', () => 'feather'),
    search('e-mail address', (turn) => `member${String(anybody(turn))}@example.com`),
    search('how all addresses begin', () => 'member'),
    search('telephone', (turn) => `555${String((anybody(turn) * 7) % 1e7).padStart(7, '0')}`),
    search('telephone from abroad', () => '+1 555 00'),
    search("the shop's id", (turn) => `uid-${String(anybody(turn))}`),
    search('internal id', (turn) => memberId(anybody(turn))),
    {
      ...{ page: 'search', what: 'order' },
      url: (turn) =>
        `${V2}/transactions/SEED-${String(anybody(turn))}-1?idParam=order_id&purpose=${String(turn)}`,
    },
  ];
}

function profiles(members: number): readonly ConsoleCall[] {
  const part = (what: string, rest: string): ConsoleCall => ({
    ...{ page: 'profile', what },
    url: (turn) => `${V2}/members/${memberId(somebody(members, turn))}${rest}`,
  });
  return [
    part('profile', ''),
    part('history', '/transactions?count=25'),
    part(
      'history, awards alone',
      `/transactions?count=25&transaction_type=${json({ eq: 'award' })}`,
    ),
    part('rewards', '/rewards?count=1000'),
    part('as of a moment', `/as-of?at=${encodeURIComponent(dayAgo(200))}`),
    {
      ...{ page: 'profile', what: 'timeline' },
      url: (turn) => `/account/members/${memberId(somebody(members, turn))}/timeline?count=25`,
    },
  ];
}

function histories({ webhookId, members }: SeededShop): readonly ConsoleCall[] {
  const at = (page: string, what: string, url: string): ConsoleCall => ({
    ...{ page, what },
    url: () => url,
  });
  const attempts = `${V2}/webhooks/${webhookId}/attempts`;
  return [
    at('home', 'latest transactions', `${V2}/transactions?count=10&sort_by=-created_date`),
    at('home', 'how many transactions', `${V2}/transactions?count=1`),
    at('moderation', 'first page', `${V2}/moderation?count=25`),
    at('moderation', 'page 400', `${V2}/moderation?count=25&start_index=9975`),
    at('moderation', 'one activity', `${V2}/moderation?count=25&activity_id=upload_photo`),
    at('moderation', 'activity nobody did', `${V2}/moderation?count=25&activity_id=write_a_review`),
    at('approvals', 'first page', `${V2}/approvals`),
    at('corrections', 'first page', `${V2}/corrections`),
    at('signals', 'first page', `${V2}/fraud_signals`),
    at('audit', 'first page', '/account/audit?count=50'),
    at('audit', 'what a person did', '/account/audit?count=50&who=owner'),
    at('audit', 'what nobody did', '/account/audit?count=50&who=nobody-at-all'),
    at('audit', 'one action', '/account/audit?count=50&what=key'),
    at('audit', 'about a member', `/account/audit?count=50&about=${memberId(members)}`),
    at('webhooks', 'all', `${V2}/webhooks`),
    at('webhooks', 'attempts', `${attempts}?count=50`),
    at('webhooks', 'waiting', `${V2}/webhooks/${webhookId}/waiting?count=50`),
    at('rewards', 'all with their codes', `${V2}/rewards?count=1000`),
    at('rewards', 'codes', `${V2}/rewards/reward_d65bc/coupons?count=50`),
    at('rewards', 'codes that are left', `${V2}/rewards/reward_d65bc/coupons?count=50&shown=left`),
  ];
}

function figures(): readonly ConsoleCall[] {
  const report = (what: string, query: string): ConsoleCall => ({
    ...{ page: 'reports', what },
    url: () => `${V2}/${query}`,
  });
  return [
    report('overview, 30 days', 'reports/overview?days=30'),
    report('overview, a year by month', 'reports/overview?days=365&group_by=month'),
    report('balance, 90 days', 'reports/balance?days=90'),
    report('redemptions', 'reports/redemptions?days=90'),
    report('activities', 'reports/activities?days=90'),
    report('retention', 'reports/retention?months=12'),
    report('tiers', 'reports/tiers?days=90'),
    report('liability', 'liability'),
    report('journal', 'liability/journal'),
    report('alarms', 'alarms?days=0'),
  ];
}

function json(value: object): string {
  return encodeURIComponent(JSON.stringify(value));
}

function memberId(number: number): string {
  return number.toString(16).padStart(24, '0');
}

/** Somebody of the seed, each time another. */
function somebody(members: number, turn: number): number {
  return 1 + Math.floor(((turn * 0.618_033_988_7) % 1) * members);
}

/** A day as v2 takes it. */
function dayAgo(days: number): string {
  const [year = '', month = '', day = ''] = new Date(Date.now() - days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${month}/${day}/${year}`;
}
