import { expect, it } from 'vitest';
import { seeds } from '../../../../tests/support/random/runs.ts';
import { useDeskShop } from '../../../../tests/support/zendesk/shop.ts';

const desk = useDeskShop();
const { shop } = desk;

const MINUTE = 60_000;
const LIMIT = 400;
const SHARE = LIMIT / 2;

/** 500 in every check, 10,000 with `npm run test:zendesk`. */
const MEMBERS = seeds(25).length * 20;

it.each([
  // Whoever takes the other half leaves less than a fifth of each minute, so that we take half for a while.
  { others: 'busy', otherRequests: LIMIT - SHARE, slower: 1.35 },
  { others: 'idle', otherRequests: 0, slower: 1.03 },
])(
  'sends very many members who change at once within the share, others being $others',
  async ({ others, otherRequests, slower }) => {
    await desk.connect({}, { limit: LIMIT });
    const { account } = desk.standIn;
    await changeAll();
    // Seen with the first answer of any connection: 400 is a plan of the middle.
    await desk.database.pool.query('update zendesk_states set rate_limit = $1', [LIMIT]);
    account.otherRequests = otherRequests;
    const began = desk.clock.now;
    const allowedMs = (MEMBERS / SHARE) * MINUTE;
    while ((await waiting()) > 0 && desk.clock.now - began < 2 * allowedMs + 5 * MINUTE) {
      await desk.run(10_000);
    }
    const tookMs = desk.clock.now - began;
    const minutes = (ms: number): string => (ms / MINUTE).toFixed(1);
    console.info(
      `${String(MEMBERS)} members, others ${others}: ${minutes(tookMs)} minutes; half of ` +
        `${String(LIMIT)} a minute allows ${minutes(allowedMs)}; ${String(account.requests.length)} requests`,
    );
    expect(await waiting()).toBe(0);
    expect(desk.standIn.seen.filter(({ answer }) => answer.status === 429)).toEqual([]);
    expect(busiestMinute(account.requests)).toBeLessThanOrEqual(SHARE);
    // The window in which changes are gathered, and the step of this clock.
    expect(tookMs).toBeLessThanOrEqual(allowedMs * slower + 30_000 + 10_000);
    expect(account.requests).toHaveLength(MEMBERS);
    const { users } = account;
    expect([...users.values()].every(({ fields }) => fields['email'] != null)).toBe(true);
  },
);

/** Members whose users are known, as after a backfill, and all of whom change. */
async function changeAll(): Promise<void> {
  const names = Array.from({ length: MEMBERS }, (_, n) => `m${String(n)}`);
  const emails = names.map((name) => `${name}@example.com`);
  const { account } = desk.standIn;
  const ids = emails.map((email) => account.addUser({ emails: [email] }).id);
  for (let at = 0; at < names.length; at += 500) {
    await Promise.all(names.slice(at, at + 500).map((name) => shop.enroll(name)));
  }
  shop.start();
  for (let at = 0; at < names.length; at += 500) {
    await Promise.all(names.slice(at, at + 500).map((name) => shop.award(name)));
  }
  let left = Infinity;
  while (left > 0) {
    const { outbox, deliveries, lines } = await shop.left();
    left = outbox + deliveries + lines;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // A piece at a time: of tables that were just filled the planner knows nothing.
  for (let at = 0; at < names.length; at += 500) {
    const [some, users] = [emails, ids.map(String)].map((all) => all.slice(at, at + 500));
    await desk.database.pool.query(
      `update zendesk_members z set user_id = w.id
         from unnest($2::text[], $3::text[]) as w (email, id), identities i
        where i.merchant_id = $1 and i.kind = 'email' and i.value = w.email
          and z.merchant_id = $1 and z.desk_id = $4 and z.member_id = i.member_id`,
      [shop.merchantId, some, users, desk.deskId],
    );
  }
}

async function waiting(): Promise<number> {
  const [row] = await desk.database.rows(
    'select count(*)::integer as many from zendesk_members where merchant_id = $1 and due_at is not null',
    [shop.merchantId],
  );
  return Number(row?.['many']);
}

/** The most requests in any sixty seconds. */
function busiestMinute(at: readonly number[]): number {
  let most = 0;
  let from = 0;
  for (let to = 0; to < at.length; to += 1) {
    while ((at[to] ?? 0) - (at[from] ?? 0) >= MINUTE) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
