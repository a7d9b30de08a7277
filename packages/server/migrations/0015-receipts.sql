-- Receipts and photos that members send. The files lie beside the database, under these ids; what
-- they were sent for stands in the details of the award.

create table receipts (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  member_id     text collate "C" not null,
  -- Null until the award is there. A row that stays so is swept away with its file.
  transaction_id text collate "C",
  content_type  text not null check (content_type in
                  ('image/jpeg', 'image/png', 'application/pdf')),
  size          integer not null check (size > 0),
  sha256        bytea not null check (length(sha256) = 32),
  width         integer,
  height        integer,
  pages         integer,
  has_thumbnail boolean not null,
  -- What a picture looks like: a perceptual hash of 64 bits, in four parts so that pictures that
  -- differ in at most three bits are found by the part in which they are equal.
  look1         integer,
  look2         integer,
  look3         integer,
  look4         integer,
  created_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, id),
  constraint receipts__member foreign key (merchant_id, member_id)
    references member_heads (merchant_id, id),
  constraint receipts__look check (num_nulls(look1, look2, look3, look4) in (0, 4))
);
create index receipts__member on receipts (merchant_id, member_id, id);
create index receipts__unclaimed on receipts (merchant_id, created_at, id)
  where transaction_id is null;
create index receipts__sha256 on receipts (merchant_id, sha256, id);
create index receipts__look1 on receipts (merchant_id, look1, id) where look1 is not null;
create index receipts__look2 on receipts (merchant_id, look2, id) where look2 is not null;
create index receipts__look3 on receipts (merchant_id, look3, id) where look3 is not null;
create index receipts__look4 on receipts (merchant_id, look4, id) where look4 is not null;

-- What only a person can approve, apart from what waits for its day.
create index transactions__by_hand on transactions (merchant_id, recorded_at, id)
  include (member_id, activity_id) where kind = 'award' and status = 'pending' and approves_at is null;
