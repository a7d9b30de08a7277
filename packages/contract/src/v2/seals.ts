import { Type } from 'typebox';
import { integer } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, memberPath, memberQuery, numberField, textField } from './fields.ts';
import { pageData, pageQuery } from './page.ts';

const points = (what: string): ReturnType<typeof textField> =>
  textField(`${what} A count of the program’s smallest unit, in decimal digits.`);
const sums = {
  available: points('Points to spend.'),
  pending: points('Points that wait for approval.'),
  reserved: points('Points in carts.'),
  owed: points('Points that are owed.'),
};
const hashField = (what: string): ReturnType<typeof textField> =>
  textField(`${what} SHA-256, 64 hex digits.`);

export const SealData = Type.Object({
  format: textField('`fealty seal 1`: which rules it was made by; see docs/operating/auditing.md.'),
  partner_id: textField('The store.'),
  number: numberField('1 for the first seal of a store, without a gap.'),
  sealed_at: textField('When, as ISO 8601 in UTC: the text that is hashed.'),
  root: hashField('Root of the tree over all members.'),
  members: numberField('Members that were sealed.'),
  ...sums,
  previous: hashField('Hash of the seal before; zeros for the first.'),
  key_id: textField('The key that signed it; /.well-known/fealty-seal-keys.json lists all.'),
  hash: hashField('Hash of this seal.'),
  public_key: textField('Ed25519, 32 bytes in hex.'),
  signature: textField('Ed25519, 64 bytes in hex.'),
});
const ProofData = Type.Object({
  format: textField('`fealty proof 1`.'),
  member_id: textField('Internal id of the member who was sealed.'),
  version: numberField('Number of his last posting then.'),
  chain: hashField('Hash of that posting.'),
  ...sums,
  path: Type.Array(
    Type.Object({
      side: textField('`left` or `right`: where the neighbour stands.'),
      hash: hashField('Of the neighbour.'),
      members: numberField('Members below it.'),
      ...sums,
    }),
    { description: 'Neighbours on the way to the root, the lowest first.' },
  ),
  seal: SealData,
});

/** How a seal looks, as examples show it. */
export const sealExample = {
  format: 'fealty seal 1',
  partner_id: 'cad458dc4e',
  number: 7,
  sealed_at: '2026-10-05T23:00:03.120Z',
  root: '6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918',
  members: 1,
  ...{ available: '110', pending: '0', reserved: '0', owed: '0' },
  previous: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  key_id: '9f86d081884c7d65',
  hash: '2c624232cc4b1ac3b9e2f6a0c5f1a8f13f5a1a5a3d1a8f0e7f6ad6a1f8b3c2d1',
  public_key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signature:
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
};

const common = { group: 'Seals', ours: true, writes: false } as const;
const reads = { method: 'GET', body: Type.Object({}), category: 'general' } as const;

export const makeSealNow = v2Endpoint({
  ...common,
  id: 'v2_make_seal',
  method: 'POST',
  path: '/v2/loyalty/seals',
  pathValues: {},
  scope: 'admin',
  managers: true,
  undecided: true,
  keyed: true,
  category: 'write',
  summary: 'Seal the balances of all members now',
  description:
    'Signs the root of a Merkle sum tree over what every member has, as happens by the hour anyway. Refused if what was sealed before is gone.',
  query: Type.Object({}),
  body: Type.Object({}),
  sent: {},
  data: SealData,
  answered: sealExample,
  codes: ['SEAL_REFUSED'],
});

export const listSeals = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_list_seals',
  path: '/v2/loyalty/seals',
  pathValues: {},
  summary: 'List seals',
  description: 'The newest first. Keep them somewhere else: that is what makes them a proof.',
  query: Type.Object({ ...pageQuery }),
  sent: {},
  data: pageData('seals', SealData),
  answered: { seals: [sealExample], total: 7, more: true, next_start_index: 1 },
  codes: [],
});

export const readSeal = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_read_seal',
  path: '/v2/loyalty/seals/{number}',
  pathValues: { number: { description: 'Number of the seal, or `newest`.', example: 'newest' } },
  summary: 'Read a seal',
  description: 'As it was published: what it says, its hash, and the signature over it.',
  query: Type.Object({}),
  sent: {},
  data: SealData,
  answered: sealExample,
  codes: ['SEAL_DOES_NOT_EXIST'],
});

export const proveMember = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_prove_member',
  path: '/v2/loyalty/members/{mid}/proof',
  pathValues: memberPath,
  summary: 'Prove what a member has',
  description:
    'That the points of a member are in the totals of a seal: his leaf and its neighbours up to the root. Whoever checks it needs nothing of ours; see docs/operating/auditing.md. It tells the balances of one neighbour, not who that is.',
  query: Type.Object({
    ...anyQuery,
    ...memberQuery,
    seal: Type.Optional(
      integer(
        { description: 'Number of the seal; the newest.', example: 7 },
        { minimum: 1, maximum: 1_000_000_000 },
      ),
    ),
  }),
  sent: { idParam: 'member_id' },
  data: ProofData,
  answered: {
    format: 'fealty proof 1',
    member_id: '59cc9b91418a580a512b450d',
    version: 2,
    chain: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    ...{ available: '110', pending: '0', reserved: '0', owed: '0' },
    path: [],
    seal: sealExample,
  },
  codes: [
    ...['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'],
    'SEAL_DOES_NOT_EXIST',
  ],
});
