import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* Members carried over, found, changed by the thousand and exported, in a browser. */

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
const AGENT = 'ari@shop.example';
const GOOD = 9963;
const BAD = 37;

/** Ten thousand lines, of which 37 cannot be taken: no address, no points, or somebody who stands above. */
function bigFile(): string {
  const lines = Array.from({ length: GOOD + BAD }, (_, n) => {
    const isBad = n % 270 === 5 && n / 270 < BAD;
    const email = isBad && n % 2 === 0 ? 'nobody' : `m${String(n)}@carried.example`;
    const points = isBad && n % 2 === 1 ? 'many' : String(n % 500);
    return `${email};Member ${String(n)};Carried;${points};${n % 100 === 0 ? 'vip' : ''};L`;
  });
  return ['Contact;First name;Surname;Points;Tags;Shirt size', ...lines].join('\r\n');
}

async function upload(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

/** What a button hands to the browser. */
async function downloaded(page: Page, button: string | RegExp): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

describe.skipIf(!CAN_PRINT)('members in numbers', () => {
  const store = useConsole({
    program: PROGRAM,
    fill: (used) => used.takeOn(AGENT, 'agent', 'Ari'),
  });

  it('are carried over from a file of ten thousand lines, and 37 are told with their reasons', async () => {
    const opened = await store.open('/members');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Nobody has joined yet');
    await judge(opened, 'import-00-nobody');
    await page.getByRole('link', { name: 'Import' }).click();
    await page.getByRole('heading', { name: '1. The file' }).waitFor();
    await judge(opened, 'import-01-file');
    await upload(page, 'empty.csv', '\n');
    await sees(page, /no lines below its names/);
    await upload(page, 'members.csv', bigFile());
    await page.getByRole('heading', { name: '2. The columns' }).waitFor();
    expect(await page.getByLabel('What is Contact?').inputValue()).toBe('');
    await page.getByRole('button', { name: /^Check/ }).isDisabled();
    await page.getByLabel('What is Contact?').selectOption({ label: 'E-mail address' });
    expect(await page.getByLabel('What is Surname?').inputValue()).toBe('last_name');
    await page.getByLabel('What is Shirt size?').selectOption('custom.shirt_size');
    await judge(opened, 'import-02-columns');
    await page.getByRole('button', { name: 'Check 10,000 lines' }).click();
    await page.getByRole('button', { name: 'Import 9,963 members' }).waitFor({ timeout: 120_000 });
    await sees(page, '37 lines are refused');
    await judge(opened, 'import-03-check');
    await page.getByRole('button', { name: 'Import 9,963 members' }).click();
    const through = page.getByRole('heading', { name: 'The import is through' });
    await through.waitFor({ timeout: 120_000 });
    await judge(opened, 'import-04-result');
    const refused = (await downloaded(page, 'Download refused lines')).trim().split('\r\n');
    expect(refused).toHaveLength(1 + BAD);
    expect(refused[0]).toMatch(/^\uFEFF?Contact,First name,.*why it was refused$/);
    expect(refused[1]).toContain('Points is ""many"", allowed is a whole number of points');
    await opened.close();
  });

  it('are found, tagged and blocked together, and the effect stands there first', async () => {
    const opened = await store.open('/members?tag=vip');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, /^1–25 of /);
    await judge(opened, 'members-01-filtered');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Tags', exact: true }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Tags' }).waitFor();
    await page.getByLabel('Select all on this page').check();
    await sees(page, '25 members chosen');
    await judge(opened, 'members-02-chosen');
    await page.getByRole('button', { name: /^Choose all / }).click();
    await page.getByRole('button', { name: 'Add tags' }).click();
    await page.getByRole('dialog').locator('input:visible').first().fill('spring');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, /members will be tagged “spring”/);
    await judge(opened, 'members-03-effect');
    await page.getByRole('button', { name: /^Tag \d+ members/ }).click();
    await sees(page, /^Add tags: /);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.goto(`${store.url}/members?tag=spring&attribute=shirt_size&value=L`);
    await sees(page, /^1–25 of /);
    await page
      .getByRole('checkbox', { name: /^Select Member/ })
      .first()
      .check();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Block', exact: true }).click();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, /1 member will be blocked/);
    await page.getByRole('button', { name: 'Block 1 member', exact: true }).click();
    await sees(page, 'Block: 1 member.');
    await judge(opened, 'members-04-blocked');
    await opened.close();
  });

  it('fit a phone in the dark; a failing server is told; an agent is offered none of it', async () => {
    const opened = await store.open('/members', { viewport: PHONE, colorScheme: 'dark' });
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, /^1–25 of /);
    await page
      .getByRole('checkbox', { name: /^Select Member/ })
      .first()
      .check();
    await judge(opened, 'phone-dark-members-chosen');
    await page.goto(`${store.url}/members/export`);
    await page.getByRole('button', { name: 'Export members' }).waitFor();
    const file = await downloaded(page, 'Export members');
    expect(file.trim().split('\n')).toHaveLength(1 + GOOD);
    await sees(page, 'The file is in your downloads');
    await judge(opened, 'phone-dark-export');
    await page.goto(`${store.url}/members/import`);
    await upload(page, 'two.csv', 'email,points\nann@b.c,5\nnobody,6\n');
    await page.getByRole('heading', { name: '2. The columns' }).waitFor();
    await judge(opened, 'phone-dark-columns');
    await page.route('**/v2/loyalty/imports**', (route) => route.abort());
    await page.getByRole('button', { name: 'Check 2 lines' }).click();
    await sees(page, /server cannot be reached/);
    await judge(opened, 'phone-dark-failing');
    await page.unroute('**/v2/loyalty/imports**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Import 1 member' }).waitFor();
    await judge(opened, 'phone-dark-check');
    await opened.close();
    const agents = await store.open('/members');
    await signIn(agents.page, AGENT);
    await sees(agents.page, /^1–25 of /);
    expect(await agents.page.getByRole('checkbox').count()).toBe(0);
    await agents.page.goto(`${store.url}/members/import`);
    await sees(agents.page, 'This page is not for your role');
    await agents.close();
  });
});
