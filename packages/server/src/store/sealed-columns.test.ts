import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SEALED_COLUMNS } from './sealed-columns.ts';

/** Bytes that are no sealed text: digests of what nobody can turn back, hashes of the ledger, a picture. */
const NOT_SEALED = [
  ...['agent_actions.fingerprint', 'api_keys.digest', 'attempts.body_digest'],
  ...['half_sessions.digest', 'member_heads.chain', 'member_marks.digest', 'person_links.digest'],
  ...['postings.hash', 'receipts.sha256', 'recovery_codes.digest', 'request_keys.fingerprint'],
  ...['seal_keys.public_key', 'sealed_heads.chain', 'seals.hash', 'seals.previous', 'seals.root'],
  ...['seals.signature', 'verified_heads.chain'],
  ...['sessions.digest', 'store_events.digest', 'storefront_designs.logo'],
  ...['transaction_details.salt', 'transactions.details_digest', 'used_sign_ons.digest'],
  ...['zendesk_members.digest', 'zendesk_members.job_digest'],
];

it('every column of bytes is sealed anew by a rotation, or is no sealed text', () => {
  const dump = readFileSync(path.join(import.meta.dirname, '../../schema.sql'), 'utf8');
  const bytes = [...dump.matchAll(/^(\w+\.\w+) bytea\b/gm)].map(([, name]) => name);
  const known = [...SEALED_COLUMNS.map(({ name }) => name), ...NOT_SEALED];
  expect(bytes.toSorted()).toEqual(known.toSorted());
});
