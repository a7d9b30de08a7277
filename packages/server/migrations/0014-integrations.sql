-- Shops that tell what happens in them, and what came of each thing they told.
create table integrations (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  -- The part of the address that the shop posts to which nobody can guess.
  token         text collate "C" not null,
  type          text not null,
  status        text not null check (status in ('active', 'inactive')),
  -- What the shop signs with, sealed; null if that is one of the merchant's API keys.
  secret        bytea,
  -- Events that the shop was set to send.
  events        text[] not null,
  -- By event: what it does, where that is not what it does by itself.
  mapping       jsonb not null,
  created_at    timestamptz not null default clock_timestamp(),
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, id)
);
create unique index integrations__token on integrations (merchant_id, token);

-- What shops told, for 30 days. What they sent is not kept, only what it was about.
create table store_events (
  merchant_id   integer not null,
  id            text collate "C" not null,
  integration_id text collate "C" not null,
  -- SHA-256 of body and nonce: the same message is taken once.
  digest        bytea not null,
  received_at   timestamptz not null default clock_timestamp(),
  event         text not null,
  -- Whom the shop named, in its own words; emptied when he is erased.
  named         text,
  -- Who that was, if he was known or became so.
  member_id     text collate "C",
  order_id      text,
  outcome       text not null default 'received'
                  check (outcome in ('received', 'busy', 'done', 'ignored', 'refused')),
  code          text,
  -- Why not, in words; emptied with whom it was about.
  reason        text,
  transaction_ids text[] not null default '{}',
  primary key (merchant_id, id)
);
create unique index store_events__digest on store_events (merchant_id, integration_id, digest);
create index store_events__of on store_events (merchant_id, integration_id, id);
create index store_events__member on store_events (merchant_id, member_id)
  where member_id is not null;
create index store_events__named on store_events (merchant_id, lower(named))
  where named is not null;
create index store_events__received on store_events using brin (received_at);

-- Requests a second of a key, by category; null as the operator says, 0 as many as come.
alter table api_keys
  add column write_limit integer check (write_limit >= 0),
  add column general_limit integer check (general_limit >= 0);

-- The order in which `events` are handed on to whoever follows them. A transaction's number is lower
-- than those of all that began later, on one server; what came from another one is an era before.
alter table events add column era integer not null default 1;
create index events__followed on events (merchant_id, era, written_by, id);

create table event_eras (
  number        integer primary key,
  began_at      timestamptz not null default clock_timestamp()
);
insert into event_eras (number) values (1);

-- Begins an era if there are events of transactions that this server has yet to number: the database
-- was put on another one, and what happens from now on would seem to be older.
create function begin_event_era() returns boolean language plpgsql as $$
declare
  running integer := (select max(number) from event_eras);
begin
  if not exists (
    select from merchants m where exists (
      select from events e where e.merchant_id = m.id and e.era = running
        and e.written_by >= pg_snapshot_xmax(pg_current_snapshot()))) then
    return false;
  end if;
  insert into event_eras (number) values (running + 1);
  execute format('alter table events alter column era set default %s', running + 1);
  return true;
end $$;
