import { readEvent } from '../../queries/read-event.ts';
import { eventBody } from './event-body.ts';
import { isUnstorable } from '../reading/given-text.ts';
import { refuse } from './refusal-body.ts';
import { succeed, type V1Handler } from './surface.ts';

export const handleReadEvent: V1Handler<unknown> = async (context, request) => {
  const { caller } = request;
  const id = request.path['id'] ?? '';
  const event = isUnstorable(id) ? null : await readEvent(context.database, caller.merchantId, id);
  if (event === null) return refuse('event_unknown', caller.refusals);
  const program = await context.programs.running(caller.merchantId);
  const body = eventBody(event, { caller, program, baseUrl: context.baseUrl });
  return body === null ? refuse('event_unknown', caller.refusals) : succeed(body);
};
