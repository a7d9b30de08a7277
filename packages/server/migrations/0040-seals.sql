-- Keys of the installation that seals are signed with. One of them signs; the others stay known for ever.
create table seal_keys (
  -- The first 16 hex digits of the SHA-256 of the public key.
  id          text collate "C" primary key,
  -- Ed25519, 32 bytes.
  public_key  bytea not null,
  -- Sealed under the installation's secret.
  private_key bytea not null,
  created_at  timestamptz not null default clock_timestamp(),
  retired_at  timestamptz
);
create unique index seal_keys__signs on seal_keys ((true)) where retired_at is null;

-- What all heads of a merchant came to at a moment: the root of a Merkle sum tree over them, signed.
create table seals (
  merchant_id integer not null references merchants (id),
  number      integer not null check (number > 0),
  sealed_at   timestamptz not null,
  members     bigint not null,
  root        bytea not null,
  -- Sums over all members: each fits a bigint, together they need not.
  available   numeric not null,
  pending     numeric not null,
  reserved    numeric not null,
  owed        numeric not null,
  -- Hash of the seal before; zeros before the first.
  previous    bytea not null,
  hash        bytea not null,
  key_id      text collate "C" not null references seal_keys (id),
  signature   bytea not null,
  -- Subtrees of 4,096 members: first member, hash and sums of each. For proofs; not signed.
  subtrees    jsonb not null,
  primary key (merchant_id, number)
);

-- Heads as seals found them. A row holds from its first seal until the next one that found another.
-- No foreign key to heads: whoever removes a head must not be kept from it here, he is to be found.
create table sealed_heads (
  merchant_id integer not null,
  member_id   text collate "C" not null,
  first_seal  integer not null,
  next_seal   integer,
  version     bigint not null,
  chain       bytea not null,
  available   bigint not null,
  pending     bigint not null,
  reserved    bigint not null,
  owed        bigint not null,
  primary key (merchant_id, member_id, first_seal)
) with (fillfactor = 90);
create unique index sealed_heads__newest on sealed_heads (merchant_id, member_id)
  where next_seal is null;

-- Heads as `verify --follow` last found them to fit their postings.
create table verified_heads (
  merchant_id integer not null,
  member_id   text collate "C" not null,
  version     bigint not null,
  chain       bytea not null,
  available   bigint not null,
  pending     bigint not null,
  reserved    bigint not null,
  owed        bigint not null,
  primary key (merchant_id, member_id)
) with (fillfactor = 80);

-- How far `verify --follow` has come with a merchant.
create table verify_places (
  merchant_id   integer primary key references merchants (id),
  -- The member that the round under way has come to; empty at its beginning.
  reached       text collate "C" not null,
  -- When the round under way began, and the last one that came to its end.
  round_at      timestamptz not null,
  verified_at   timestamptz,
  -- Postings that were found to fit, all in all.
  postings      bigint not null default 0,
  -- The first line that does not fit, until it does.
  problem       text,
  touched_at    timestamptz not null default clock_timestamp()
);

create trigger seals__append_only before update or delete on seals
  for each row execute function refuse_change();
