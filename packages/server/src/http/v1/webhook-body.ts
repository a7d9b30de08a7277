import { isOfMember } from '../../ledger/event-data.ts';
import type { Wording } from '../../webhooks/wording.ts';
import { eventBody } from './event-body.ts';

/** An event as a v1 webhook carries it: what `GET /v1/loyalty/events/{id}` answers as `data`. */
export const webhookBodyV1: Wording = ([event], { merchant, program, baseUrl }) => {
  if (event === undefined || !isOfMember(event.data)) return null;
  const { data } = event;
  const body = eventBody({ ...event, data }, { caller: merchant, program, baseUrl });
  return body === null ? null : JSON.stringify(body);
};
