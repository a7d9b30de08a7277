import { expect, it } from 'vitest';
import { apiServer } from '../../../../tests/support/api-server.ts';
import { forgetStoreEvents } from './forget-store-events.ts';

it('forgets what shops told when it is thirty days old, and nothing younger', async () => {
  const server = await apiServer();
  await server.query(
    `insert into store_events (merchant_id, id, integration_id, digest, event, received_at)
     select $1, n::text, 'shop', n::text::bytea, 'order_create', now() - n * interval '1 day'
       from generate_series(0, 60) n`,
    [server.merchantId],
  );
  expect(await forgetStoreEvents(server.pool)).toBe(31);
  expect(await forgetStoreEvents(server.pool)).toBe(0);
  const [left] = await server.query<{ many: number }>(
    'select count(*)::integer as many from store_events',
  );
  expect(left?.many).toBe(30);
  await server.close();
});
