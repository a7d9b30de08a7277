import { beforeAll, expect, it } from 'vitest';
import { buildFront } from '../../support/build-front.ts';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { SHOPPERS_PROGRAM } from '../../support/storefront/program.ts';

beforeAll(() => buildFront('storefront'));

const shop = useConsole({ program: SHOPPERS_PROGRAM });

it('a design is chosen before the real page, judged, saved, and told apart from somebody else’s', async () => {
  const shown = await shop.open('/settings/design');
  const { page } = shown;
  await signIn(page, OWNER);
  const frame = page.frameLocator('iframe[title="The page of a member"]');
  await frame.getByText('Hello, Ada').waitFor();
  await judge(shown, 'design');
  await page.getByRole('radio', { name: 'Bold' }).check();
  await page.getByRole('textbox', { name: 'Heading of Redeem (English)' }).fill('Treat yourself');
  await page.getByRole('combobox', { name: 'Section' }).click();
  await page.getByRole('option', { name: 'Redeem' }).click();
  await frame.getByRole('heading', { name: 'Treat yourself' }).waitFor();
  await judge(shown, 'design-bold');
  await page.getByRole('textbox', { name: 'Accent', exact: true }).fill('#ffd0d8');
  const save = page.getByRole('button', { name: 'Save the design' });
  await save.click();
  await sees(page, /contrast of at least 4\.5 on the background #ffffff, where #ffd0d8 has 1\.3/);
  await page.getByRole('textbox', { name: 'Accent', exact: true }).fill('#9a1140');
  await save.click();
  await sees(page, /Changed by/);
  const design = await shop.call('/storefront/design', {}, 'GET');
  expect(design).toMatchObject({
    ...{ revision: 1, theme: 'bold', accent_color: '#9a1140', corners: 'round' },
    texts: { en: { redeem_title: 'Treat yourself' } },
  });
  await shop.call('/storefront/design', { revision: 1, launcher: 'start' }, 'PUT');
  await page.getByRole('radio', { name: 'Night' }).check();
  await save.click();
  const asked = page.getByRole('dialog', { name: 'Somebody else changed the design' });
  await asked.getByText('launcher').waitFor();
  await judge(shown, 'design-changed');
  await asked.getByRole('button', { name: 'Save mine over it' }).click();
  await asked.waitFor({ state: 'detached' });
  await expect
    .poll(() => shop.call('/storefront/design', {}, 'GET'))
    .toMatchObject({ revision: 3, theme: 'night', launcher: 'end' });
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await frame.getByText('Hello, Ada').waitFor();
  await judge(shown, 'design-phone-dark');
  await shown.close();
});
