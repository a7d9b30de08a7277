import type pg from 'pg';
import { linkHash } from '../../../packages/server/src/verify/canonical.ts';
import { readLinks } from '../../../packages/server/src/verify/read-links.ts';
import { BOOKS } from './stock.ts';

/** Somebody with all rights, whose triggers are off, and the member whose books he alters. */
export interface Edited {
  readonly client: pg.Client;
  readonly merchantId: number;
  readonly memberId: string;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** One way to alter history behind the program's back. */
export interface Edit {
  readonly name: string;
  readonly alter: (edited: Edited) => Promise<void>;
}

/** The member is always $1: ids are unique across merchants. */
const plain = (name: string, ...statements: readonly string[]): Edit => ({
  name,
  async alter({ client, memberId }) {
    for (const text of statements) {
      const { rowCount } = await client.query(text, [memberId]);
      if ((rowCount ?? 0) === 0) throw new Error(`${name} of ${memberId} altered nothing: ${text}`);
    }
  },
});

/** A posting of his that was sealed, not the first and not the last. */
const MIDDLE = `(select p.version from postings p
   where p.member_id = $1 and p.version > 1
     and p.version < (select s.version from sealed_heads s where s.member_id = $1)
   order by md5(p.version::text || $1) limit 1)`;

/** Takes the newest postings away down to a version, with all that they brought, and sets the head back. */
async function cutTail({ client, memberId, random }: Edited): Promise<void> {
  const sealed = await client.query<{ version: number }>(
    'select version from sealed_heads where member_id = $1',
    [memberId],
  );
  const newest = sealed.rows[0]?.version ?? 0;
  const keep = 1 + Math.floor(random() * (newest - 1));
  const gone = `(select transaction_id from postings where member_id = $1 and version > ${String(keep)}
                 except select transaction_id from postings where member_id = $1 and version <= ${String(keep)})`;
  for (const text of [
    `delete from transaction_details where transaction_id in ${gone}`,
    `delete from transaction_statuses where transaction_id in ${gone}`,
    `delete from events where transaction_id in ${gone}`,
    `delete from claims where transaction_id in ${gone}`,
    `delete from lots where id in ${gone}`,
    `delete from transactions where id in ${gone}`,
    `delete from postings where member_id = $1 and version > ${String(keep)}`,
    `update member_heads h
        set version = p.version, chain = p.hash, available = b.available,
            event_seq = (select count(*) from events e where e.member_id = $1)
       from postings p,
            (select coalesce(sum(case when o.target = 'available' then o.amount
                                      when o.source = 'available' then -o.amount end), 0) as available
               from postings o where o.member_id = $1) as b
      where h.id = $1 and p.member_id = $1 and p.version = ${String(keep)}`,
  ]) {
    await client.query(text, [memberId]);
  }
}

/** Puts his books back to what they were long before the seal, all of them. */
async function restoreOlder({ client, memberId }: Edited): Promise<void> {
  for (const [table, column] of BOOKS) {
    await client.query(`delete from public.${table} where ${column} = $1`, [memberId]);
  }
  for (const [table, column] of BOOKS) {
    const { rows } = await client.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [`public.${table}`],
    );
    const names = rows[0]?.names ?? '';
    await client.query(
      `insert into public.${table} (${names}) select ${names} from older.${table} where ${column} = $1`,
      [memberId],
    );
  }
}

/** Removes him from every table of his books. */
async function removeMember({ client, memberId }: Edited): Promise<void> {
  for (const [table, column] of BOOKS) {
    await client.query(`delete from public.${table} where ${column} = $1`, [memberId]);
  }
}

/** Alters a sealed posting and hashes the whole chain anew, up to the head, as a forger would. */
async function forge({ client, merchantId, memberId, random }: Edited): Promise<void> {
  const links = await readLinks(client, merchantId, [{ memberId, after: 0, upTo: 1_000 }]);
  const place = Math.floor(random() * Math.min(3, links.length));
  let previous = '0'.repeat(64);
  for (const [index, { link, version, amount }] of links.entries()) {
    const more = index === place ? 1 : 0;
    const altered = link.map((value, at) => (at === 7 ? amount + more : value));
    previous = linkHash(previous, altered);
    await client.query(
      `update postings set amount = amount + $3, hash = decode($4, 'hex')
        where member_id = $1 and version = $2`,
      [memberId, version, more, previous],
    );
  }
  await client.query(`update member_heads set chain = decode($2, 'hex') where id = $1`, [
    memberId,
    previous,
  ]);
}

export const EDITS: readonly Edit[] = [
  plain(
    'an amount',
    `update postings set amount = amount + 1 where member_id = $1 and version = ${MIDDLE}`,
  ),
  plain(
    'a time',
    `update postings set at = at + interval '1 second' where member_id = $1 and version = ${MIDDLE}`,
  ),
  plain(
    'an account',
    `update postings set target = 'expired'
      where member_id = $1 and version = (
        select max(version) from postings where member_id = $1 and target <> 'available')`,
  ),
  plain('a removed line', `delete from postings where member_id = $1 and version = ${MIDDLE}`),
  plain(
    'two lines swapped',
    `update postings set version = version + 1000 where member_id = $1 and version in (2, 3)`,
    `update postings set version = 1005 - version where member_id = $1 and version in (1002, 1003)`,
  ),
  plain(
    'the end cut off',
    `delete from postings where member_id = $1
        and version = (select max(version) from postings where member_id = $1)`,
  ),
  plain('a balance', `update member_heads set available = available + 1 where id = $1`),
  plain('a head set back', `update member_heads set version = version - 1 where id = $1`),
  plain(
    'points of a transaction',
    `update transactions set points = points + 1 where member_id = $1
        and id = (select max(id) from transactions where member_id = $1)`,
  ),
  plain(
    'the order of a transaction',
    `update transactions set order_id = 'another-' || id where member_id = $1 and kind = 'award'`,
  ),
  plain(
    'the words of a transaction',
    `update transaction_details set details = '{}' where member_id = $1
        and transaction_id = (select max(transaction_id) from transaction_details where member_id = $1)`,
  ),
  plain(
    'what is left of a lot',
    `update lots set remaining = remaining + 1, points = points + 1 where member_id = $1
        and id = (select max(id) from lots where member_id = $1)`,
  ),
  plain(
    'the date of a lot',
    `update lots set expires_at = expires_at + interval '1 year' where member_id = $1`,
  ),
  plain('an event', `delete from events where member_id = $1 and sequence = 1`),
  { name: 'the end cut off, and the head with it', alter: cutTail },
  { name: 'an older state put back', alter: restoreOlder },
  { name: 'a member removed', alter: removeMember },
  { name: 'a chain hashed anew', alter: forge },
];
