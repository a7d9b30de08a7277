import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { judge, reach, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* Keys as an owner handles them, and what the audit says of it afterwards. */

const PROGRAM = {
  ...{ name: 'Harbour Coffee Rewards', currency: 'USD', timeZone: 'America/New_York' },
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  ...{ rewards: [], tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }] },
};

describe.skipIf(!CAN_PRINT)('API keys and the audit', () => {
  const store = useConsole({
    program: PROGRAM,
    fill: async (shop) => {
      await shop.call('/members', { member_id: 'bob-1', email_address: 'bob@example.com' });
      await shop.call('/transactions/award', { member_id: 'bob-1', activity_id: 'goodwill' });
    },
  });

  /** The status that a key is answered with. */
  const tries = async (key: string): Promise<number> => {
    const headers = { 'partner-id': store.keys.partnerId, 'api-key': key };
    const signal = AbortSignal.timeout(10_000);
    return (await fetch(`${store.url}/v2/loyalty/members?count=1`, { headers, signal })).status;
  };

  it('a key is made and rotated by keyboard, and revoked; each is shown once', async () => {
    const opened = await store.open('/settings/keys');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'API keys' }).waitFor();
    await reach(page, /^Make a key$/);
    await page.keyboard.press('Enter');
    await page.getByLabel('Name').waitFor();
    await page.keyboard.type('no such name');
    await page.keyboard.press('Enter');
    await sees(page, 'Letters, digits, dots, dashes and underscores, 64 at most');
    await judge(opened, 'keys-01-refused');
    await page.getByLabel('Name').fill('till');
    await page.keyboard.press('Enter');
    await sees(page, 'Shown only this once');
    const key = await page.getByLabel('Key', { exact: true }).inputValue();
    expect(await tries(key)).toBe(200);
    await judge(opened, 'keys-02-made');
    await page.getByRole('button', { name: 'I have kept it' }).click();

    await page.getByRole('button', { name: 'Rotate till' }).click();
    await judge(opened, 'keys-03-rotate');
    await page.getByRole('button', { name: 'Make the new key' }).click();
    await sees(page, /till goes on working until/);
    const next = await page.getByLabel('Key', { exact: true }).inputValue();
    expect([await tries(key), await tries(next)]).toEqual([200, 200]);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await sees(page, 'Is being replaced');
    expect(await page.getByRole('button', { name: 'Rotate till', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke till', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke till' }).click();
    await sees(page, 'till is revoked');
    await expect.poll(() => tries(key), { timeout: 10_000 }).toBe(401);
    expect(await tries(next)).toBe(200);
    await page.getByLabel('Show the 1 that ended').check();
    await sees(page, 'Ended');
    await judge(opened, 'keys-04-all');
    await opened.close();
  });

  it('the audit tells of it in words, by who, what and whom, and as a file', async () => {
    const opened = await store.open('/settings/audit');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Rotated an API key');
    await sees(page, 'Command line');
    await judge(opened, 'audit-01-all');
    await page.getByLabel('What').selectOption('key');
    await page.getByText('Signed in', { exact: true }).first().waitFor({ state: 'detached' });
    await sees(page, 'Revoked an API key');
    await page.getByLabel('Who').fill('olga');
    await page.getByText('Command line', { exact: true }).first().waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/what=key.*who=olga/);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await readFile(await (await saved).path(), 'utf8');
    expect(file.split('\r\n')[0]).toBe('When (UTC),Who,What,About,Points,Before,After');
    expect(file).toMatch(/,olga@shop\.example,Rotated an API key,till,,,"?new key: till-2/);
    await page.goto(`${store.url}/settings/audit?about=bob%40example.com`);
    await sees(page, 'Gave points');
    await sees(page, 'API key main');
    await page.getByRole('link', { name: 'bob@example.com' }).first().click();
    await page.getByRole('heading', { name: 'bob@example.com' }).waitFor();
    await page.goto(`${store.url}/settings/audit?who=nobody-at-all`);
    await sees(page, 'Nothing fits');
    await judge(opened, 'audit-02-nothing');
    await opened.close();
  });

  it('both are read on a phone in the dark', async () => {
    const how = { viewport: PHONE, colorScheme: 'dark' } as const;
    const opened = await store.open('/settings/keys', how);
    await signIn(opened.page, OWNER);
    await sees(opened.page, 'till-2');
    await judge(opened, 'keys-05-phone');
    await opened.page.goto(`${store.url}/settings/audit`);
    await sees(opened.page, 'Rotated an API key');
    await judge(opened, 'audit-03-phone');
    await opened.close();
  });
});
