import { hash } from 'node:crypto';
import type { Instant, Posting, Transaction } from '@fealty/core';

/** The hash before a member's first posting. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 of the salt and the text: what stays behind when the text is erased. Hex. */
export function detailsDigest(saltHex: string, details: string): string {
  return hash('sha256', saltHex + details, 'hex');
}

/** What the hash of a posting covers. */
export interface ChainLink {
  /** The hash of the member's previous posting. */
  readonly previous: string;
  readonly merchantId: number;
  /** The posting's number. */
  readonly version: number;
  readonly posting: Posting;
  readonly transaction: Transaction;
  /** When the lot that it opens lapses; null if never, or if it opens none. */
  readonly lapsesAt: Instant | 'idle' | null;
  /** The move of the date of idle points that it came with. */
  readonly keeps: { readonly from: Instant; readonly until: Instant } | null;
  /** Digest of the transaction's details. */
  readonly digest: string;
}

/**
 * The hash of a posting over the member's previous one, the posting itself, the date of the lot it
 * opens, the move of the date of idle points and the facts of its transaction, so that none of them
 * can be altered, dropped or moved unseen: SHA-256, in hex, of the JSON array of exactly these values
 * in this order.
 */
export function postingHash(link: ChainLink): string {
  const { posting, transaction } = link;
  return hash(
    'sha256',
    JSON.stringify([
      link.previous,
      link.merchantId,
      posting.memberId,
      link.version,
      posting.transactionId,
      posting.lotId,
      posting.from,
      posting.to,
      posting.amount,
      posting.at,
      link.lapsesAt,
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
      link.digest,
      // Only where there is one: chains of before it was known stay what they are.
      ...(link.keeps === null ? [] : [link.keeps.from, link.keeps.until]),
    ]),
    'hex',
  );
}
