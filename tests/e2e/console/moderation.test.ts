import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* What waits for a person: receipts, one by one and many at once, and awards that the breaker held. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  activities: [
    { id: 'submit_a_receipt', name: 'Receipt', earn: { points: '50' } },
    {
      ...{ id: 'goodwill', name: 'Goodwill', earn: { points: '500' } },
      breaker: { mode: 'fixed', pointsPerAwardMax: '100', watchMinutes: 0 },
    },
  ],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};
const MEMBERS = ['bob', 'ada', 'eve', 'kim'];
const nameOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A picture of a till receipt: lines of ink on white, each member's with other ones. */
async function pictureOf(number: number): Promise<string> {
  const ink = Array.from({ length: 18 }, (_, line) => {
    const width = 60 + ((line * 37 + number * 53) % 140);
    return `<rect x="40" y="${String(40 + line * 30)}" width="${String(width)}" height="10"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="600"><rect width="320" height="600" fill="#fff"/>${ink.join('')}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

async function fillShop(store: UsedConsole): Promise<void> {
  for (const [number, name] of MEMBERS.entries()) {
    const member_id = `${name}-1`;
    await store.call('/members', { member_id, first_name: nameOf(name), last_name: 'Miller' });
    await store.call('/transactions/award', {
      ...{ member_id, activity_id: 'submit_a_receipt' },
      transaction_attributes: { receipt_files: [await pictureOf(number)] },
    });
  }
  for (const name of ['bob', 'ada']) {
    const member_id = `${name}-1`;
    await store.call('/transactions/award', { member_id, activity_id: 'goodwill' });
  }
}

describe.skipIf(!CAN_PRINT)('moderation in the console', () => {
  const store = useConsole({ program: PROGRAM, fill: fillShop });

  it('receipts are looked at closely and approved, changed, or decided on together', async () => {
    const opened = await store.open('/moderation?show=sent');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: '50 points for Receipt' }).waitFor();
    await page.getByRole('img', { name: 'What was sent' }).waitFor();
    await judge(opened, 'moderation-01-receipt');
    await page.getByRole('button', { name: 'Look at the picture at full size' }).click();
    await page.getByRole('button', { name: 'Larger' }).click();
    await judge(opened, 'moderation-02-zoomed');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change the points' }).click();
    await page.getByLabel('Points', { exact: true }).fill('20');
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await page.getByRole('button', { name: 'Change to 20 points' }).click();
    await page.getByRole('heading', { name: '20 points for Receipt' }).waitFor();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await sees(page, '20 points approved');
    await page.getByLabel('Mark 50 points of Ada Miller').check();
    await page.getByLabel('Mark 50 points of Eve Miller').check();
    await sees(page, '2 marked, 100 points');
    await page.getByRole('button', { name: 'Reject 2' }).click();
    await sees(page, '2 members do not get the 100 points that wait for them.');
    await judge(opened, 'moderation-03-together');
    await page.getByLabel('Why (colleagues see it)').fill('not readable');
    await page.getByRole('button', { name: 'Reject 100 points' }).click();
    await sees(page, '2 awards rejected');
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(1);
    await opened.close();
  });

  it('what was decided says who did it, why and what it came to', async () => {
    const opened = await store.open('/moderation?show=decided');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('link', { name: 'Ada Miller' }).waitFor();
    await sees(page, '50 → 20 points');
    await sees(page, '“not readable”');
    await sees(page, OWNER);
    await judge(opened, 'moderation-08-decided');
    await page.getByLabel('Decision').selectOption('rejected');
    await page.getByText('50 → 20 points').waitFor({ state: 'detached' });
    expect(page.url()).toContain('decision=rejected');
    expect(await page.getByRole('row').count()).toBe(3);
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await judge(opened, 'moderation-09-phone-decided');
    await page.getByRole('link', { name: 'Ada Miller' }).click();
    await page.getByRole('heading', { name: 'Ada Miller' }).waitFor();
    await opened.close();
  });

  it('what the breaker held says why, and is released as a whole', async () => {
    const opened = await store.open('/moderation?show=held', {
      ...{ viewport: PHONE, colorScheme: 'dark' },
    });
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Held, because it is unusual');
    await judge(opened, 'moderation-04-phone-held');
    await page.getByRole('button', { name: 'Release all' }).click();
    await sees(page, /2 awards, 1,000 points in all/);
    await judge(opened, 'moderation-05-phone-release');
    await page.getByRole('button', { name: 'Release 1,000 points' }).click();
    await sees(page, '2 awards released');
    await sees(page, 'Nothing waits');
    await judge(opened, 'moderation-06-phone-empty');
    await page.route('**/v2/loyalty/moderation?**', (route) => route.abort());
    await page.reload();
    await sees(page, 'No connection');
    await judge(opened, 'moderation-07-phone-failing');
    await opened.close();
  });
});
