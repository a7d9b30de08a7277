import { hash } from 'node:crypto';
import type { Posting, Transaction } from '@fealty/core';

/** The hash before a member's first posting. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 of the salt and the text: what stays behind when the text is erased. Hex. */
export function detailsDigest(saltHex: string, details: string): string {
  return hash('sha256', saltHex + details, 'hex');
}

/**
 * The hash of a posting over the member's previous one, the posting itself and the facts of its
 * transaction, so that none of them can be altered, dropped or moved unseen. Hex.
 */
export function postingHash(
  previous: string,
  merchantId: number,
  version: number,
  posting: Posting,
  transaction: Transaction,
  digest: string,
): string {
  return hash(
    'sha256',
    JSON.stringify([
      previous,
      merchantId,
      posting.memberId,
      version,
      posting.transactionId,
      posting.lotId,
      posting.from,
      posting.to,
      posting.amount,
      posting.at,
      transaction.kind,
      transaction.points,
      transaction.basis,
      transaction.activityId,
      transaction.rewardId,
      transaction.orderId,
      transaction.relatedId,
      transaction.qualifies,
      transaction.occurredAt,
      transaction.recordedAt,
      transaction.approvesAt,
      transaction.programVersion,
      transaction.actor,
      digest,
    ]),
    'hex',
  );
}
