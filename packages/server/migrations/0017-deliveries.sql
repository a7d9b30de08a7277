-- Where events are sent.
create table endpoints (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  kind          text not null check (kind in ('webhook_v1', 'webhook_v2', 'mail')),
  name          text not null,
  -- Empty for mail.
  url           text not null,
  -- Our names of the events that it wants.
  types         text[] not null,
  -- Events in one request, at most.
  batch_size    integer not null check (batch_size between 1 and 100),
  -- Events of one member go one after the other.
  in_order      boolean not null,
  -- Tries after the first that come at five minutes; null for those of the table of retries alone.
  early_retries integer check (early_retries between 0 and 100),
  -- Whether the table of retries follows these.
  goes_on       boolean not null,
  -- Events a second, at most; null for as many as it takes.
  rate          integer check (rate > 0),
  status        text not null check (status in ('active', 'paused', 'inactive', 'deleted')),
  -- Who paused it: the merchant, its answer 410, or five days of failures.
  paused_for    text check (paused_for in ('merchant', 'gone', 'failing')),
  -- What requests are signed with, sealed; the one before is used beside it for a while.
  secret        bytea,
  old_secret    bytea,
  old_until     timestamptz,
  -- A new count of what it is owed begins when what it wants changes.
  series        integer not null default 1,
  -- Events of transactions with a higher number are counted. Set after the row was committed: whatever
  -- gets a number later sees the endpoint.
  since_era     integer,
  since_by      xid8,
  created_at    timestamptz not null default clock_timestamp(),
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, id)
);

-- How an endpoint does, and the count of what it is owed. Changes with each handful of deliveries.
create table endpoint_health (
  merchant_id   integer not null,
  endpoint_id   text collate "C" not null,
  -- Since when nothing succeeded; null if the last try did.
  failing_since timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  last_failure  text,
  -- Nothing is sent before, but for a single probe.
  open_until    timestamptz,
  -- How often it failed its probes, for the pause before the next.
  opened        integer not null default 0,
  -- Of this series, told endings: delivered, given up, or dropped because there is nothing to tell.
  series        integer not null default 1,
  delivered     bigint not null default 0,
  given_up      bigint not null default 0,
  dropped       bigint not null default 0,
  -- Events that it is owed, counted from the events themselves up to a place among them.
  owed          bigint not null default 0,
  place_era     integer,
  place_by      xid8,
  primary key (merchant_id, endpoint_id),
  foreign key (merchant_id, endpoint_id) references endpoints (merchant_id, id)
) with (fillfactor = 50);

-- Events that were not handed to endpoints yet; written with them, gone within milliseconds.
create table event_outbox (
  merchant_id   integer not null,
  member_id     text collate "C" not null,
  sequence      bigint not null,
  event_id      text collate "C" not null,
  type          text not null,
  written_by    xid8 not null default pg_current_xact_id(),
  written_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, member_id, sequence)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

-- What is to be delivered. What stands in one line goes one after the other: a member's events, or
-- an event alone where order does not matter.
create table deliveries (
  merchant_id   integer not null,
  endpoint_id   text collate "C" not null,
  line          text collate "C" not null,
  sequence      bigint not null,
  event_id      text collate "C" not null,
  member_id     text collate "C" not null,
  series        integer not null,
  -- Whether it is among what the endpoint is owed.
  counted       boolean not null,
  -- Whether somebody asked for it again.
  replay        boolean not null default false,
  written_at    timestamptz not null,
  primary key (merchant_id, endpoint_id, line, sequence)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index deliveries__event on deliveries (merchant_id, event_id);
create index deliveries__member on deliveries (merchant_id, member_id);

-- The lines, as workers lease them.
create table delivery_lines (
  merchant_id   integer not null,
  endpoint_id   text collate "C" not null,
  line          text collate "C" not null,
  -- Nobody else takes it before.
  due_at        timestamptz not null,
  -- Counts leases: who was overtaken changes nothing any more.
  lease         bigint not null default 0,
  -- Tries of what stands first, that failed.
  failures      integer not null default 0,
  -- Whether it was leased and not settled yet.
  leased       boolean not null default false,
  primary key (merchant_id, endpoint_id, line)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index delivery_lines__due on delivery_lines (merchant_id, endpoint_id, due_at);

-- What came of each, for 90 days.
create table delivery_ends (
  merchant_id   integer not null,
  endpoint_id   text collate "C" not null,
  event_id      text collate "C" not null,
  outcome       text not null check (outcome in ('delivered', 'given_up', 'dropped')),
  ended_at      timestamptz not null default clock_timestamp(),
  -- The request that ended it; null if there was none.
  attempt_id    text collate "C",
  primary key (merchant_id, endpoint_id, event_id)
);
create index delivery_ends__time on delivery_ends using brin (ended_at);

-- Requests that were sent, for 30 days. The body is not kept: it is made of the events again.
create table attempts (
  merchant_id   integer not null,
  id            text collate "C" not null,
  endpoint_id   text collate "C" not null,
  cause         text not null check (cause in ('event', 'replay', 'test')),
  event_ids     text[] not null,
  -- Which try this was of what stood first.
  number        integer not null,
  started_at    timestamptz not null,
  took_ms       integer not null,
  -- By part: finding the address, connecting, the first byte of the answer.
  timings       json,
  url           text not null,
  address       text,
  request_headers json not null,
  -- SHA-256 of the body that was sent.
  body_digest   bytea not null,
  outcome       text not null check (outcome in ('delivered', 'failed', 'gone')),
  status        integer,
  -- What went wrong where no answer came, or why an answer was a failure.
  failure       text,
  -- What the receiver said; emptied when a member whom it is about is erased.
  response_headers json,
  response_body text,
  primary key (merchant_id, id)
);
create index attempts__of on attempts (merchant_id, endpoint_id, id);
create index attempts__events on attempts using gin (event_ids);
create index attempts__time on attempts using brin (started_at);

-- What operators should look at; open until it is over.
create table alarms (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  kind          text not null check (kind in ('late', 'failing', 'paused', 'events_missing')),
  endpoint_id   text collate "C" not null,
  raised_at     timestamptz not null default clock_timestamp(),
  ended_at      timestamptz,
  detail        json not null,
  primary key (merchant_id, id)
);
create unique index alarms__open on alarms (merchant_id, endpoint_id, kind) where ended_at is null;
