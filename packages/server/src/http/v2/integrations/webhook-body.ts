import type { Program } from '@fealty/core';
import { isOfMember, type EventData } from '../../../ledger/event-data.ts';
import type { TellableEvent, Wording } from '../../../webhooks/wording.ts';
import { slashTime } from '../../dates.ts';
import { wireTransactionType } from '../../wire-transaction-type.ts';
import {
  expiringState,
  memberState,
  noticeState,
  transactionState,
  eventTypeOf,
} from './event-words.ts';

/** Events as a v2 webhook carries them: a list, each with the member and the transaction beside it. */
export const webhookBodyV2: Wording = (events, { program, requestId, now }) =>
  JSON.stringify({
    request_id: requestId,
    total_count: String(events.length),
    created_date: slashTime(now),
    events: events.map((event) => told(event, program)),
  });

/**
 * The platform's pages name the parts, not the nesting: everything stands on one level, where ids are
 * told apart by their names.
 */
function told(event: TellableEvent, program: Program): object {
  const { data } = event;
  return {
    id: event.id,
    event_type: eventTypeOf(event.type) ?? event.type,
    event: event.type,
    sequence: event.sequence,
    created_date: slashTime(event.at),
    ...(isOfMember(data) ? wordsOf(data, program) : data),
  };
}

function wordsOf({ member, transaction, expiring, notice }: EventData, program: Program): object {
  const { id: internal_member_id, ...memberWords } = memberState(member, program);
  return {
    internal_member_id,
    ...memberWords,
    ...(transaction === null ? {} : transactionWords(transaction, program)),
    ...(expiring === undefined ? {} : { expiring: expiringState(expiring, program) }),
    ...(notice === undefined ? {} : { notice: noticeState(notice) }),
  };
}

function transactionWords(
  transaction: NonNullable<EventData['transaction']>,
  program: Program,
): object {
  const { id: transaction_id, ...words } = transactionState(transaction, program);
  return { transaction_id, ...words, transaction_type: wireTransactionType(transaction) };
}
