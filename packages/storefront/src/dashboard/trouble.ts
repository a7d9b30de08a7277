import { codeOf } from '../client/failure.ts';
import type { Words } from './texts/forms.ts';

const SENTENCES: Readonly<Record<string, keyof Words>> = {
  UNREACHABLE: 'fail_unreachable',
  INTERNAL_SERVER_ERROR: 'fail_unreachable',
  ERROR_UNAUTHORIZED: 'fail_signedOut',
  RATE_LIMIT_EXCEEDED: 'fail_busy',
  TRY_AGAIN: 'fail_unreachable',
  ANOTHER_REDEMPTION_IN_PROGRESS: 'fail_busy',
  MEMBER_DELETED: 'fail_gone',
  MEMBER_BLOCKED: 'fail_blocked',
  INVALID_MEMBER_STATUS: 'left',
  INSUFFICIENT_POINTS: 'fail_points',
  COUPONS_EXHAUSTED: 'fail_out',
  COUPONS_EXPIRED: 'fail_out',
  INACTIVE_REWARD: 'fail_out',
  MAX_REDEMPTIONS_EXCEEDED: 'fail_limit',
  MAX_AWARDS_EXCEEDED: 'fail_limit',
  REWARD_NOT_AVAILABLE: 'fail_tier',
  PAUSED_ACTIVITY: 'notNow',
  FILE_KIND: 'fail_fileKind',
  FILE_SIZE: 'fail_fileSize',
  FILE_COUNT: 'fail_fileCount',
  INVALID_PHOTO: 'fail_fileOdd',
  DUPLICATE_PHOTO: 'fail_fileTwice',
  UNABLE_TO_UPLOAD_PHOTO: 'fail_unreachable',
};

/** What a shopper is told of whatever went wrong: the server's own words are for developers. */
export function sentenceOf(error: unknown, words: Words, isOnline = navigator.onLine): string {
  const code = codeOf(error);
  if (code === 'UNREACHABLE' && !isOnline) return words.fail_offline;
  return reasonOf(code, words);
}

/** Whether trying again is of no use, as the visit is over. */
export function isOver(error: unknown): boolean {
  return codeOf(error) === 'ERROR_UNAUTHORIZED';
}

/** The same for a code alone, as rewards carry it. */
export function reasonOf(code: string, words: Words): string {
  const said = words[SENTENCES[code] ?? 'fail_other'];
  return typeof said === 'string' ? said : words.fail_other;
}
