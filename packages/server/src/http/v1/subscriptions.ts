import type {
  ChangedEmailData,
  listUnsubscribed as listEndpoint,
  unsubscribeEmail,
  UnsubscribedData,
  UnsubscribedUsersData,
  updateUserEmail,
} from '@fealty/contract';
import type { Static } from 'typebox';
import { listUnsubscribed } from '../../queries/list-unsubscribed.ts';
import { END_OF_TIME, slashDay, startOfDay, startOfNextDay } from '../dates.ts';
import { perform } from './perform.ts';
import { refuse } from './refusal-body.ts';
import { succeed, type V1Handler } from './surface.ts';

/** Later than any date of the database. */
export const handleUnsubscribe: V1Handler<Static<(typeof unsubscribeEmail)['parameters']>> = (
  context,
  request,
) => {
  const { user_email } = request.values;
  const said: UnsubscribedData = { user_email, status: 'unsubscribed' };
  return perform(
    context,
    request,
    {
      kind: 'set_subscription',
      actor: request.actor,
      member: { by: 'email', value: user_email },
      subscribed: false,
    },
    { say: () => said },
  );
};

export const handleListUnsubscribed: V1Handler<
  Static<(typeof listEndpoint)['parameters']>
> = async (context, request) => {
  const { from_date, to_date, start_index, count } = request.values;
  const { merchantId, refusals } = request.caller;
  if (from_date !== undefined && to_date !== undefined && to_date < from_date) {
    return refuse('dates_reversed', refusals);
  }
  const { total, rows } = await listUnsubscribed(context.database, {
    merchantId,
    from: from_date === undefined ? 0 : startOfDay(from_date),
    until: to_date === undefined ? END_OF_TIME : startOfNextDay(to_date),
    offset: start_index,
    limit: count,
  });
  const next = start_index + rows.length;
  const more = next < total;
  return succeed({
    total,
    unsubscribed_emails: rows.map(({ email, unsubscribedAt }) => ({
      email,
      unsubscribed_on: slashDay(unsubscribedAt),
    })),
    more,
    ...(more ? { next_start_index: next } : {}),
  } satisfies UnsubscribedUsersData);
};

export const handleUpdateEmail: V1Handler<Static<(typeof updateUserEmail)['parameters']>> = (
  context,
  request,
) => {
  const { old_email_address, new_email_address } = request.values;
  const said: ChangedEmailData = {
    merchant_id: request.caller.partnerId,
    old_email_address,
    new_email_address,
  };
  return perform(
    context,
    request,
    {
      kind: 'change_email',
      actor: request.actor,
      member: { by: 'email', value: old_email_address },
      email: new_email_address,
    },
    { say: () => said },
  );
};
