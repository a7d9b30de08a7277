import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { keptAfter } from '../../../../tests/simulation/scenario/kept-after.ts';

interface Entry {
  readonly actor: string;
  readonly who: string;
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The audit of a table's members, with their first names in place of their ids. */
async function auditOf(table: string): Promise<readonly Entry[]> {
  const store = await keptAfter({ program: plain, table });
  const names = new Map<unknown, string>();
  const entries = store
    .rows('audit_entries')
    .toSorted((a, b) => (a['at'] as number) - (b['at'] as number));
  for (const { action, member_id: id, after } of entries) {
    if (action === 'member.enrolled') {
      names.set(id, (JSON.parse(String(after)) as { firstName: string }).firstName);
    }
  }
  const named = (text: unknown): Entry['before'] => {
    const ids = [...names] as [string, string][];
    const told = ids.reduce((said, [id, name]) => said.replaceAll(id, name), String(text));
    return JSON.parse(told) as Entry['before'];
  };
  return entries.map((row) => ({
    actor: String(row['actor']),
    who: names.get(row['subject']) ?? 'nobody',
    action: String(row['action']),
    before: named(row['before']),
    after: named(row['after']),
  }));
}

/** What the steps behind the enrolments leave, without who did it. */
async function told(table: string): Promise<readonly unknown[]> {
  const entries = await auditOf(table);
  return entries
    .filter(({ action }) => action !== 'member.enrolled')
    .map(({ who, action, before, after }) => [who, action, before, after]);
}

it('a member who joins is told with all that he said, and who let him in', async () => {
  const [entry] = await auditOf('day 1  enroll city Rome');
  expect(entry).toMatchObject({
    ...{ actor: 'key:scenario', who: 'ann', action: 'member.enrolled', before: {} },
    after: { email: 'ann@example.com', firstName: 'ann', city: 'Rome' },
  });
});

it('a change tells what stood there and what stands there now, and nothing else', async () => {
  const table = `
    day 1  enroll city Rome
    day 2  change city Bern tags x,y
  `;
  expect(await told(table)).toEqual([
    ['ann', 'member.changed', { city: 'Rome', tags: [] }, { city: 'Bern', tags: ['x', 'y'] }],
  ]);
});

it.each([
  [
    'a status',
    'status blocked',
    ['member.status_changed', { status: 'active' }, { status: 'blocked' }],
  ],
  [
    'that no mails are wanted',
    'unsubscribe',
    ['member.subscription_changed', { subscribed: true }, { subscribed: false }],
  ],
  [
    'a tier by hand',
    'give gold',
    ['member.tier_assigned', { tier: 'silver' }, { tier: 'gold', reason: 'scenario' }],
  ],
])('%s is told with what was before', async (_what, step, entry) => {
  expect(await told(`day 1  enroll\nday 2  ${step}`)).toEqual([['ann', ...entry]]);
});

it('an erasure tells by what to look for whoever is being forgotten', async () => {
  const table = `
    day 1  enroll uid 7
    day 2  erase
  `;
  const names = { email: 'ann@example.com', uid: '7' };
  expect(await told(table)).toContainEqual(['ann', 'member.erased', names, {}]);
});

it('a merge and its end are told of both members', async () => {
  const table = `
    day 1  enroll
    day 1  bob: enroll city Rome
    day 1  bob: award 5
    day 2  merge bob
    day 3  unmerge ~#3
  `;
  const entries = await told(table);
  expect(entries).toContainEqual([
    'bob',
    'member.merged',
    { mergedInto: null },
    { mergedInto: 'ann' },
  ]);
  expect(entries).toContainEqual([
    ...['ann', 'member.took_over', {}],
    { member: 'bob', owed: 0, filled: ['city'] },
  ]);
  expect(entries).toContainEqual([
    'bob',
    'member.unmerged',
    { mergedInto: 'ann' },
    { mergedInto: null },
  ]);
  expect(entries).toContainEqual(['ann', 'member.gave_back', { member: 'bob' }, {}]);
});

it('what only moves points has the ledger for it', async () => {
  expect(await told('day 1  enroll\nday 2  award 5\nday 2  deduct 5')).toEqual([]);
});
