import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { until, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { addsUp, reckon } from './reckon.ts';
import { replayPage } from './replay.ts';
import { setAsideDeliveries } from './set-aside.ts';

const database = useDatabase();
const post = postChannel();
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled'],
  channels: () => ({ webhook_v1: post, webhook_v2: post }),
});

it('tells nothing that waited, counts it as given up, and tells it when it is asked for', async () => {
  const { id: endpointId } = await shop.hook({}, 'webhook_v2');
  const names = ['ann', 'bob', 'cat'];
  for (const name of names) await shop.enroll(name);
  expect(await setAsideDeliveries(database.pool)).toBe(names.length);
  const { merchantId } = shop;
  const [after] = await reckon(database.pool, { merchantId, endpointId: '' });
  expect(after).toMatchObject({ owed: 3, givenUp: 3, pending: 0, inOutbox: 0 });
  expect(after === undefined ? false : addsUp(after)).toBe(true);
  shop.start(4);
  await shop.enroll('dan');
  await until(() => shop.receiver.arrived.length === 1);

  await replayPage(database.pool, { merchantId, endpointId, outcome: 'given_up' });
  await until(() => shop.receiver.arrived.length === 1 + names.length);
});
