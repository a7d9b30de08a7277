import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClientShop, type ClientShop } from './shop.ts';
import { at, send, type WireAnswer } from './wire.ts';

/* A NetSuite script and an Express controller, which both do no more than enrol. */

let shop: ClientShop;

beforeAll(async () => {
  shop = await openClientShop();
});

afterAll(async () => {
  await shop.close();
});

function enroll(path: string, person: object): Promise<WireAnswer> {
  const { partnerId, apiKey } = shop.keys;
  return send(shop.server.url, {
    method: 'POST',
    path,
    headers: { 'Content-Type': 'application/json', 'api-key': apiKey, 'partner-id': partnerId },
    body: JSON.stringify(person),
    timeoutMs: 30_000,
  });
}

it('a script enrols with null for what it does not know, and wants exactly 200', async () => {
  const person = { first_name: 'Ann', last_name: 'Noll', email_address: 'ann@example.com' };
  const sent = { ...person, member_id: 'NS-1', birthdate: null };
  const { status, json } = await enroll('/v2/loyalty/members', sent);
  expect([status, at(json, 'data.member_id')]).toEqual([200, 'NS-1']);
  const { partnerId, apiKey } = shop.keys;
  const rewards = await send(shop.server.url, {
    method: 'GET',
    path: '/v2/loyalty/members/NS-1/rewards?idParam=member_id',
    headers: { 'Content-Type': 'application/json', 'api-key': apiKey, 'partner-id': partnerId },
    timeoutMs: 30_000,
  });
  expect([rewards.status, Array.isArray(at(rewards.json, 'data.rewards'))]).toEqual([200, true]);
});

it('a controller enrols with whatever stood in its form', async () => {
  const email = 'express@example.com';
  const person = { member_id: email, first_name: 'Ex', last_name: 'Press', email_address: email };
  const sent = { ...person, phone_number: '(720) 333-2525 ext 4', birthdate: '12/31/1990' };
  const { status, json } = await enroll('/v2/loyalty/members?language=english', sent);
  expect([status, json['success']]).toEqual([200, true]);
  const again = await enroll('/v2/loyalty/members?language=english', sent);
  expect([again.status, again.json['error_code']]).toEqual([200, 'MEMBER_ID_ALREADY_IN_USE']);
});
