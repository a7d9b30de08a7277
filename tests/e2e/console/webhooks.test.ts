import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';
import { LOOPBACK_RECEIVERS } from '../../support/webhook-setting.ts';
import { startHookReceiver, type HookReceiver } from '../../support/hook-receiver.ts';

/* Webhooks as an owner sets them up and looks into them, against a receiver that fails when it is told to. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

describe.skipIf(!CAN_PRINT)('webhooks in the console', () => {
  let receiver: HookReceiver;
  const store = useConsole({
    program: PROGRAM,
    settings: LOOPBACK_RECEIVERS,
    fill: (console) => console.takeOn('mia@shop.example', 'manager', 'Mia'),
  });
  beforeAll(async () => {
    receiver = await startHookReceiver();
  });
  afterAll(() => receiver.stop());

  it('are added, tested, looked into, and told again', async () => {
    const opened = await store.open('/settings/webhooks');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Nobody is told yet');
    await judge(opened, 'webhooks-01-empty');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await sees(page, 'Please fill this in.');
    await page.getByLabel('Name').fill('CRM');
    await page.getByLabel('Address').fill('https://10.0.0.7/hooks');
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await sees(page, /private|not public|inside/i);
    await judge(opened, 'webhooks-02-refused');
    await page.getByLabel('Address').fill(receiver.url('/hooks'));
    await page.getByLabel('Member changed').check();
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await sees(page, 'Shown only this once');
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await judge(opened, 'webhooks-03-secret');
    await receiver.behave({ secrets: { '/hooks': [secret] } });
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('link', { name: 'CRM' }).click();
    await page.getByRole('heading', { name: 'CRM', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('button', { name: 'Send the test' }).click();
    await sees(page, 'It was taken');
    expect((await receiver.received()).map(({ verified }) => verified)).toEqual([true]);
    await receiver.behave({ status: 500 });
    await page.getByRole('button', { name: 'Send it again' }).click();
    await sees(page, 'It was not taken');
    await judge(opened, 'webhooks-04-test');
    await page.getByRole('button', { name: 'See all that was sent' }).click();
    await sees(page, 'What was sent, and what came back');
    await sees(page, 'webhook-signature');
    await judge(opened, 'webhooks-05-attempt');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

    await store.call('/members', { member_id: 'bob-1', email_address: 'bob@example.com' });
    await store.call('/transactions/award', { member_id: 'bob-1', activity_id: 'goodwill' });
    await expect.poll(() => receiver.count(), { timeout: 10_000 }).toBeGreaterThan(2);
    await page.reload();
    await page.getByRole('heading', { name: 'What waits' }).waitFor();
    await page.getByLabel('Came to').selectOption('Failed');
    await page.getByRole('cell', { name: 'It happened' }).first().waitFor();
    await judge(opened, 'webhooks-06-failing');
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await judge(opened, 'webhooks-07-phone-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });

    await receiver.behave({ status: 200 });
    // Bob's events wait for their next try; those of somebody else do not wait for them.
    await store.call('/members', { member_id: 'ann-1', email_address: 'ann@example.com' });
    await store.call('/transactions/award', { member_id: 'ann-1', activity_id: 'goodwill' });
    const taken = async (): Promise<number> =>
      (await receiver.received()).filter(({ status }) => status === 200).length;
    await expect.poll(taken, { timeout: 10_000 }).toBe(3);
    await page.getByRole('button', { name: 'Tell events again' }).click();
    await page.getByLabel('Event', { exact: true }).selectOption('Points earned');
    await page.getByRole('button', { name: 'Tell them again' }).click();
    await sees(page, '1 event will be told again.');
    await expect.poll(taken, { timeout: 10_000 }).toBe(4);
    await judge(opened, 'webhooks-08-replay');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await opened.close();
  });

  it('get a new secret, are paused, and removed; a manager is told that this is not for the role', async () => {
    const opened = await store.open('/settings/webhooks', {
      ...{ viewport: PHONE, colorScheme: 'dark' },
    });
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('link', { name: 'CRM' }).waitFor();
    await judge(opened, 'webhooks-09-phone-list');
    await page.getByRole('link', { name: 'CRM' }).click();
    const choose = async (item: string): Promise<void> => {
      await page.getByRole('button', { name: 'More for CRM' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await choose('Make a new secret');
    await page.getByRole('button', { name: 'Make a new secret' }).click();
    await sees(page, 'Shown only this once');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await sees(page, /Signed with two secrets until/);
    await choose('Pause');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await sees(page, 'What happens is kept, and is sent once you resume it.');
    await judge(opened, 'webhooks-10-phone-paused');
    await choose('Remove');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await sees(page, 'Nobody is told yet');
    await opened.close();
    const other = await store.open('/settings/webhooks');
    await signIn(other.page, 'mia@shop.example');
    await sees(other.page, 'This page is not for your role');
    await other.close();
  });
});
