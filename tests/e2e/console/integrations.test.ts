import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* What the program is joined to, and the mails that members get, on a server without a mail server. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

describe.skipIf(!CAN_PRINT)('integrations and mails in the console', () => {
  const store = useConsole({ program: PROGRAM });

  it('the text of a mail is changed, looked at, tried, and taken back', async () => {
    const opened = await store.open('/settings/mails');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Members get no mail');
    await page.getByLabel('Send: Points earned').press('Space');
    await sees(page, 'Points earned: on');
    await page.getByRole('button', { name: 'Turn mail on' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn mail on' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Turn mail off' }).waitFor();
    await judge(opened, 'mails-01-list');
    await page.getByRole('link', { name: 'Points earned' }).click();
    await page.getByTitle('The mail').waitFor();
    await page.getByLabel('Subject').fill('{{FIRST_NAM}}, more points');
    await page.getByRole('button', { name: 'Save' }).click();
    await sees(page, /FIRST_NAM/);
    await page.getByLabel('Subject').fill('{{FIRST_NAME}}, more points');
    await page.getByText(/^(?!.*\{\{)\S+, more points$/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await sees(page, 'The text is saved. It counts for the next mail.');
    await sees(page, 'It is yours.');
    await judge(opened, 'mails-02-text');
    await page.getByRole('button', { name: 'Send a test' }).click();
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe(OWNER);
    await page.getByRole('button', { name: 'Send it' }).click();
    await sees(page, /It was made and kept/);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await judge(opened, 'mails-03-phone-text');
    await page.getByRole('button', { name: 'Back to the built-in text' }).click();
    await page.getByRole('button', { name: 'Take my text away' }).click();
    await sees(page, 'It is built in. Change it, and it is yours.');
    await opened.close();
  });

  it('a shop is joined, and says why an order did not earn', async () => {
    const opened = await store.open('/settings/integrations');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'No shop is joined this way');
    await judge(opened, 'integrations-01-empty');
    await page.getByRole('button', { name: 'Join a shop' }).click();
    await page.getByLabel('Which shop').fill('magento_to_zinrelo');
    await page.getByRole('button', { name: 'Make its address' }).click();
    await page.getByRole('heading', { name: 'Magento', level: 1 }).waitFor();
    expect(await page.getByLabel('Address').inputValue()).toContain('/v2/loyalty/workflows/');
    await sees(page, 'Nothing came');
    await judge(opened, 'integrations-02-shop');
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${store.url}/settings/integrations`);
    await page.getByRole('link', { name: 'Magento' }).waitFor();
    await judge(opened, 'integrations-03-phone');
    await opened.close();
  });
});
