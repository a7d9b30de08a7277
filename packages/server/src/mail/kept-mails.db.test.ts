import { beforeEach, describe, expect, it } from 'vitest';
import { useMailingShop } from '../../../../tests/support/mailing-shop.ts';
import { remindAll, sweepAll } from '../../../../tests/support/sweep-all.ts';
import { until } from '../../../../tests/support/telling-shop.ts';
import { Patience } from '../jobs/patience.ts';
import { keepMail } from '../store/mails.ts';
import { eraseMember } from '../usecases/erase-member.ts';
import { forgetMails } from '../usecases/forget-mails.ts';

const DAY = 86_400_000;
const mailing = useMailingShop({ isTest: true, smtp: true });
const { shop, database } = mailing;

beforeEach(() => {
  mailing.server.arrived.length = 0;
});

function kept(): Promise<Record<string, unknown>[]> {
  return database.rows(
    `select id, member_id, message, language, recipient, subject, body_text from mails
      where merchant_id = $1 order by id`,
    [shop.merchantId],
  );
}

async function passDays(days: number): Promise<void> {
  const { pool, files, lanes } = shop.ledger;
  await database.rows('update merchants set clock_offset_ms = clock_offset_ms + $2 where id = $1', [
    shop.merchantId,
    days * DAY,
  ]);
  const { signal } = new AbortController();
  await remindAll({ pool, lanes, signal });
  await sweepAll({ pool, files, lanes, patience: new Patience(1000, 100), signal });
}

describe('mails of a test store', () => {
  it('are kept and never sent, each once however often it is told', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    shop.start();
    await shop.enroll('ann');
    await shop.allTold();
    expect(mailing.server.arrived).toEqual([]);
    const [mail] = await kept();
    expect(mail).toMatchObject({ message: 'welcome', recipient: 'ann@example.com' });
    const count = await kept();
    expect(count).toHaveLength(1);
  });

  it('remind of points that expire once, and tell once that they did, as the clock goes on', async () => {
    await mailing.turnOn({ messages: ['points_expiring', 'points_expired'] });
    await passDays(0);
    shop.start();
    await shop.enroll('bob');
    await shop.award('bob');
    for (let day = 1; day <= 34; day += 1) await passDays(1);
    await shop.allTold();
    const mails = await kept();
    expect(mails.map(({ message }) => message)).toEqual(['points_expiring', 'points_expired']);
    expect(mails[0]?.['body_text']).toMatch(/^Hello bob,\n\n15 of your points are good until /);
    expect(mails[1]?.['subject']).toBe('15 points have expired');
  });
});

describe('mails that are kept', () => {
  it('go with their member, and with whomever they tell of', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    shop.start();
    for (const name of ['eve', 'fay', 'gus']) await shop.enroll(name);
    await shop.allTold();
    const mails = await kept();
    const of = (name: string): string =>
      String(mails.find(({ recipient }) => recipient === `${name}@example.com`)?.['member_id']);
    const letter = {
      ...{ messageId: 'x@y', from: { name: '', address: 'a@b' }, to: 'fay@example.com' },
      ...{ replyTo: '', unsubscribeUrl: null, date: new Date(0), subject: 's', html: null },
      text: 'eve has followed your recommendation',
    };
    const about = { message: 'referral_rewarded', language: 'english', letter } as const;
    const { merchantId } = shop;
    const keep = (memberId: string, friendId: string): Promise<void> =>
      keepMail(database.pool, { merchantId, id: shop.fresh.id(), memberId, friendId, ...about });
    await keep(of('fay'), of('eve'));
    const { pool, files, lanes } = shop.ledger;
    const erasure = { merchantId, memberId: of('eve'), actor: 'test' };
    expect(await eraseMember({ pool, files, lanes }, erasure)).toBe('erased');
    // One that was under way while he was erased.
    await keep(of('fay'), of('eve'));
    await keep(of('eve'), of('gus'));
    expect((await kept()).map(({ recipient }) => recipient)).toEqual([
      'fay@example.com',
      'gus@example.com',
    ]);
  });

  it('are the newest thousand, and go after thirty days', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    await database.rows(
      `insert into mails (merchant_id, id, message, language, recipient, subject, body_text, kept_at)
       select $1, lpad(to_hex(n), 24, '0'), 'welcome', 'english', 'a@b', '', '',
              clock_timestamp() - case when n <= 400 then interval '31 days' else interval '1 day' end
         from generate_series(1, 1020) n`,
      [shop.merchantId],
    );
    shop.start();
    await shop.enroll('hal');
    await shop.allTold();
    await until(async () => (await kept()).length === 1000);
    await forgetMails(database.pool);
    const left = await kept();
    expect(left).toHaveLength(621);
    expect(left.at(-1)?.['recipient']).toBe('hal@example.com');
  });
});
