import { describe, expect, it } from 'vitest';
import { judge, reach, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';
import { raiseSignal } from '../../support/fraud/raise-signal.ts';

/* Fraud signals, raised by what members of a store really did. */

const PROGRAM = {
  ...{ name: 'Harbour Coffee Rewards', currency: 'USD', timeZone: 'America/New_York' },
  activities: [
    { id: 'made_a_purchase', name: 'Made a purchase', earn: { multiplier: '1' } },
    { id: 'wrote_a_review', name: 'Wrote a review', earn: { points: '10' } },
  ],
  ...{ rewards: [], tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }] },
};
const AWARDS = 24;

describe.skipIf(!CAN_PRINT)('fraud signals', () => {
  const store = useConsole({
    program: PROGRAM,
    fill: (shop) => shop.takeOn('mia@shop.example', 'manager', 'Mia'),
  });

  it('is told where nothing is odd, and stands on the page, in the navigation and at home once it is', async () => {
    const empty = await store.open('/signals', { viewport: PHONE, colorScheme: 'dark' });
    await signIn(empty.page, OWNER);
    await sees(empty.page, 'Nothing looks odd');
    await judge(empty, 'signals-01-phone-empty');

    await store.call('/members', {
      ...{ member_id: 'victor', first_name: 'Victor', last_name: 'Vale' },
    });
    for (let award = 0; award < AWARDS; award += 1) {
      await store.call('/transactions/award', {
        ...{ member_id: 'victor', activity_id: 'wrote_a_review' },
      });
    }
    await raiseSignal(store.url, store.keys, 'family');
    await raiseSignal(store.url, store.keys, 'farm', 9);
    await empty.page.getByRole('button', { name: 'Look now' }).click();
    await sees(empty.page, 'Looked just now');
    await sees(empty.page, '9 members earned with one device within 30 days.');
    await judge(empty, 'signals-02-phone-open');
    await empty.close();
  });

  it('is decided once, with a reason, and can be taken back', async () => {
    const opened = await store.open('/');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('link', { name: 'Look at them' }).click();
    await page.getByRole('heading', { name: 'Fraud signals' }).waitFor();
    await page.getByLabel('1 waiting').waitFor();
    const titles = page.getByRole('heading', { level: 2 });
    await sees(page, /^24 awards within/);
    // The severe one first.
    expect(await titles.first().innerText()).toContain('9 members earned with one device');
    await judge(opened, 'signals-03-open');

    // A colleague looks at the same signal.
    const other = await store.open('/signals?kind=sharing');
    await signIn(other.page, 'mia@shop.example');
    await other.page.getByRole('button', { name: 'Nothing is wrong' }).first().click();
    await other.page.getByLabel('Why nothing is wrong').fill('One family');

    await page.getByRole('button', { name: 'Act on it' }).first().click();
    await page.getByRole('button', { name: 'Close the signal' }).click();
    await sees(page, /at least|fill this in|must/i);
    await page.getByLabel('What was done, and why').fill('A farm of accounts');
    await page.getByLabel(/^Block/).check();
    await sees(page, /earns and redeems no more/);
    await judge(opened, 'signals-04-act');
    await page.getByRole('button', { name: 'Block and close the signal' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await other.page.getByRole('button', { name: 'Dismiss it' }).click();
    await sees(other.page, 'A colleague has decided about this signal meanwhile');
    await judge(other, 'signals-05-second');
    await other.page.getByRole('button', { name: 'Cancel' }).click();
    await other.page.getByText('9 members earned').waitFor({ state: 'detached' });
    await other.close();

    await page.getByText('Acted on', { exact: true }).first().click();
    await sees(page, OWNER);
    await sees(page, '“A farm of accounts”');
    await sees(page, 'Blocked');
    expect(page.url()).toContain('show=acted_on');
    await judge(opened, 'signals-06-acted-on');
    await page.getByRole('button', { name: 'Reopen' }).click();
    await sees(page, 'The member stays blocked');
    await page.getByRole('button', { name: 'Reopen it' }).click();
    await sees(page, 'Nothing here');
    await opened.close();
  });

  it('is dismissed by keyboard alone', async () => {
    const opened = await store.open('/signals?kind=velocity', { colorScheme: 'dark' });
    const { page } = opened;
    await signIn(page, 'mia@shop.example');
    await page.getByRole('link', { name: 'Victor Vale' }).waitFor();
    await page.getByRole('heading', { name: 'Fraud signals' }).focus();
    await reach(page, /^Nothing is wrong/);
    await page.keyboard.press('Enter');
    await page.getByLabel('Why nothing is wrong').waitFor();
    await page.keyboard.type('He reads a lot');
    await judge(opened, 'signals-07-dark-dismiss');
    await reach(page, /^Dismiss it/);
    await page.keyboard.press('Enter');
    await sees(page, 'Nothing here');
    await page.goto(`${store.url}/signals?show=dismissed`);
    await sees(page, '“He reads a lot”');
    await judge(opened, 'signals-08-dark-dismissed');
    await opened.close();
  });
});
