import { afterAll, beforeAll, expect, it } from 'vitest';
import { v1Server, type V1Server } from '../../../../../tests/support/v1-server.ts';

let server: V1Server;

beforeAll(async () => {
  server = await v1Server();
  const form = { first_name: 'Bob', last_name: 'Baker', email: 'Bob@Zinrelo.com', uid: '12345' };
  const created = await server.call('POST', '/v1/loyalty/users', {
    form: { ...form, dob: '12/31/1992' },
  });
  expect(created.text).toMatch(
    /^{"data":{"email":"bob@zinrelo.com","first_name":"Bob","last_name":"Baker","id":"[0-9a-f]{24}"},"success":true}$/,
  );
});

afterAll(async () => {
  await server.close();
});

const SHORT_TIME = /^\d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

it('awards a purchase and shows it on the user', async () => {
  const products = [{ product_id: 'p', price: '40', quantity: '2', title: 'Mug' }];
  const answer = await server.call('POST', '/v1/loyalty/purchase', {
    form: {
      user_email: 'bob@zinrelo.com',
      total: '100',
      subtotal: '80',
      order_id: 'A1',
      currency: 'USD',
      products: JSON.stringify(products),
    },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    data: {
      user_email: 'bob@zinrelo.com',
      last_name: 'Baker',
      first_name: 'Bob',
      activity_id: 'made_a_purchase',
      activity_name: 'Purchase on website',
      transaction_type: 'award',
      points: 80,
      points_status: 'auto_approved',
      created_time: expect.stringMatching(SHORT_TIME) as string,
      id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
    },
    success: true,
  });
  const user = await server.call('GET', '/v1/loyalty/users/bob%40zinrelo.com');
  expect(user.data).toMatchObject({
    user_email: 'bob@zinrelo.com',
    dob: '12/31/1992',
    available_points: 180,
    awarded_points: 180,
    redeemed_points: 0,
    pending_points: 0,
    loyalty_tier_id: 'zrl_silver',
    loyalty_tier_name: 'Silver',
    uid: '12345',
    has_opted_out: false,
  });
});
