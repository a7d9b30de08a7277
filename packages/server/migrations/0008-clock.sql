-- Moves of a test merchant's clock: one at a time, each to its end. Where it stands by now is kept,
-- so that a move goes on where it was when the process that made it died.
create table clock_advances (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  actor         text not null,
  asked_at      timestamptz not null default clock_timestamp(),
  -- By the merchant's clock.
  from_at       timestamptz not null,
  to_at         timestamptz not null,
  reached_at    timestamptz not null,
  -- What happened on the way: commands that were due, lapses, days celebrated.
  settled       integer not null default 0,
  lapsed        integer not null default 0,
  days          integer not null default 0,
  touched_at    timestamptz not null default clock_timestamp(),
  -- Null while it is under way.
  ended_at      timestamptz,
  primary key (merchant_id, id),
  constraint clock_advances__forward check (to_at > from_at)
);
create unique index clock_advances__one on clock_advances (merchant_id) where ended_at is null;

-- Which occasions a merchant's members celebrate: looking for others would cost for nothing.
alter table merchants add column occasions text[] not null default '{birthday,anniversary}';
