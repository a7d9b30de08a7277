import { claimOf } from '../books/find.ts';
import type { MemberId, TransactionId } from '../books/records.ts';
import type { SentFile } from '../books/sent-file.ts';
import type { Award } from '../commands.ts';
import {
  lacking,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';

/** The claim that lets a file earn once for a member, whatever it is sent as. */
export function fileClaim(
  memberId: MemberId,
  { digest }: SentFile,
): { readonly scope: string; readonly key: string } {
  return { scope: `file:${memberId}`, key: digest };
}

/** Says no to files that the member sent before; null if he sent none of them. */
export function refuseSentFiles(
  scene: Scene,
  command: Award,
  memberId: MemberId,
): Refused | Lacking | null {
  const claims = (command.files ?? []).map((file) => fileClaim(memberId, file));
  const found = claims.map(({ scope, key }) => claimOf(scene.books, scope, key));
  if (found.includes(undefined)) return lacking({ claims });
  const keys = claims.map(({ key }) => key);
  const place = keys.findIndex((key, n) => found[n] !== null || keys.indexOf(key) !== n);
  if (place === -1) return null;
  const before = found[place]?.transactionId;
  const needed =
    before === undefined ? 'each file once' : `another than came with transaction ${before}`;
  return refuse('file_taken', { seen: place + 1, needed }, { memberId });
}

export function claimFiles(draft: Draft, command: Award, transactionId: TransactionId): void {
  const { memberId } = draft;
  for (const file of command.files ?? []) {
    const claim = { ...fileClaim(memberId, file), memberId, transactionId };
    draft.changes.push({ kind: 'claimed', claim });
  }
}
