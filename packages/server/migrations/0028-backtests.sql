-- When and where in its batch a command was refused: a back-test asks again for what was refused, in its
-- place among what was carried out. Null for those of before, whose place is not known.
alter table refusals
  -- The real clock under the locks of the batch, microseconds since 1970.
  add column moment bigint,
  add column place  integer;

-- Runs of a merchant's history under a program that is tried.
create table backtests (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  document      jsonb not null,
  -- Between these moments of the merchant's clock the tried program decides; null for no bound.
  from_at       timestamptz,
  to_at         timestamptz,
  created_by    text not null,
  created_at    timestamptz not null default clock_timestamp(),
  state         text not null default 'queued'
    check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  started_at    timestamptz,
  -- When the run last said that it goes on.
  touched_at    timestamptz not null default clock_timestamp(),
  ended_at      timestamptz,
  -- How often a run was begun: one that was killed begins again.
  tries         integer not null default 0,
  per_mille     smallint not null default 0 check (per_mille between 0 and 1000),
  report        jsonb,
  -- Sentences about why there is no report.
  problems      jsonb,
  primary key (merchant_id, id),
  constraint backtests__ended check ((ended_at is not null) = (state in ('done', 'failed', 'cancelled'))),
  constraint backtests__report check ((report is not null) = (state = 'done'))
);
create unique index backtests__one on backtests (merchant_id) where ended_at is null;
create index backtests__newest on backtests (merchant_id, created_at desc, id);
create index backtests__ended_at on backtests (ended_at) where ended_at is not null;
