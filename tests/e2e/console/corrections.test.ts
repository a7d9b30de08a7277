import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* Corrections from the first filter to their undo, and the second person who agrees to a large one. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  rewards: [],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};
const MANAGER = 'mia@shop.example';
const BALANCE = '/members/bob-1?idParam=member_id';

async function fillShop(store: UsedConsole): Promise<void> {
  await store.takeOn(MANAGER, 'manager', 'Mia');
  for (const name of ['bob', 'ada', 'eve']) {
    const member_id = `${name}-1`;
    await store.call('/members', { member_id, email_address: `${name}@example.com` });
    await store.call('/transactions/award', { member_id, activity_id: 'goodwill' });
  }
  await store.call('/members/eve-1?idParam=member_id', { member_status: 'blocked' }, 'PUT');
}

describe.skipIf(!CAN_PRINT)('corrections in the console', () => {
  const store = useConsole({ program: PROGRAM, fill: fillShop });
  const available = async (): Promise<unknown> =>
    ((await store.call(BALANCE, {}, 'GET')) as { readonly available_points: number })
      .available_points;

  it('are foreseen, applied and undone', async () => {
    const opened = await store.open('/program/corrections');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Nothing was corrected yet');
    await judge(opened, 'corrections-01-empty');
    await page.getByRole('link', { name: 'New correction' }).click();
    await page.getByLabel('Name').fill('Sorry');
    await page.getByLabel('Why').fill('The shop was closed');
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await sees(page, 'Say who is meant: at least one of these');
    await page
      .getByLabel('E-mail addresses')
      .fill('bob@example.com\nada@example.com\neve@example.com');
    await page.getByLabel('Points for each member').fill('five');
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await sees(page, /^Allowed: /);
    await judge(opened, 'corrections-02-refused');
    await page.getByLabel('Points for each member').fill('5');
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await page.getByRole('heading', { name: 'Sorry', level: 1 }).waitFor();
    await sees(page, 'Ready to apply');
    await judge(opened, 'corrections-03-foreseen');
    await page.getByRole('button', { name: 'Apply it', exact: true }).click();
    await page.getByRole('button', { name: /^Apply it to \d members?$/ }).click();
    await page.getByText('Applied', { exact: true }).waitFor();
    await expect.poll(available).toBe(15);
    await page.getByLabel('Show').selectOption('Done');
    await page.getByRole('link', { name: 'bob@example.com' }).waitFor();
    await page.getByLabel('Show').selectOption('Left out');
    await sees(page, 'None.');
    await page.getByLabel('Show').selectOption('All');
    await judge(opened, 'corrections-04-applied');
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await judge(opened, 'corrections-05-phone-dark');
    await page.getByRole('button', { name: 'Undo it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo it' }).click();
    await page.getByRole('main').getByText('Undone', { exact: true }).first().waitFor();
    await expect.poll(available).toBe(10);
    await page.getByRole('main').getByRole('link', { name: 'Corrections' }).click();
    await page.getByRole('link', { name: 'Sorry' }).waitFor();
    await judge(opened, 'corrections-06-phone-list');
    await page.goto(`${store.url}/program/corrections/new`);
    await page.getByRole('heading', { name: 'New correction' }).waitFor();
    await page.getByLabel('Award again').check();
    await judge(opened, 'corrections-07-phone-new');
    await opened.close();
  });

  it('above the limits wait for a second person, never for who asked', async () => {
    const wanted = {
      ...{ name: 'Ten thousand', reason: 'A raffle', act: { give: { points: '20000' } } },
      select: { members: { emails: ['bob@example.com'] } },
    };
    const { id } = (await store.call('/corrections', wanted)) as { readonly id: string };
    const mia = await store.open(`/program/corrections/${id}`);
    await signIn(mia.page, MANAGER);
    await mia.page.getByRole('button', { name: 'Ask for approval' }).click();
    await mia.page.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click();
    await sees(mia.page, 'Somebody else has to agree');
    await mia.page.getByRole('link', { name: 'See the approval' }).click();
    await sees(mia.page, 'Somebody else decides about what you asked for.');
    await judge(mia, 'approvals-01-own');
    await mia.close();

    const olga = await store.open('/', { viewport: PHONE, colorScheme: 'dark' });
    const { page } = olga;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    await page.getByLabel('1 waiting').waitFor();
    await judge(olga, 'approvals-02-navigation');
    await page.getByRole('link', { name: /^Approvals/ }).click();
    await sees(page, '20,000 points');
    await judge(olga, 'approvals-03-phone-waiting');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByLabel('Why (colleagues see it)').fill('Agreed with finance');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await sees(page, 'Nothing waits for anybody');
    await expect.poll(available).toBe(20_010);
    await page.getByText('All', { exact: true }).click();
    await sees(page, 'Agreed with finance');
    await judge(olga, 'approvals-04-phone-decided');
    await page.setViewportSize({ width: 1280, height: 900 });
    await judge(olga, 'approvals-05-decided');
    await olga.close();
  });
});
