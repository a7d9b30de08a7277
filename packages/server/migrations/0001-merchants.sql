-- Tenants, their keys, their programs, and the one audit stream.

create table merchants (
  id            integer generated always as identity primary key,
  partner_id    text collate "C" not null unique,
  -- The 32 hex digits that webhook bodies show as merchant_id.
  public_id     text collate "C" not null unique,
  name          text not null,
  -- Host name of the merchant's own, if links shall carry it instead of the partner id.
  host          text,
  -- Test merchants have a clock that can be moved forward; its distance from the real one.
  is_test       boolean not null default false,
  clock_offset_ms bigint not null default 0,
  -- HTTP status of v1 refusals: by kind, or always 200 as v2 does.
  v1_refusals   text not null default 'by_kind' check (v1_refusals in ('by_kind', 'always_200')),
  keeps_events  boolean not null default true,
  running_version integer not null default 0,
  created_at    timestamptz not null default now(),
  constraint merchants__clock check (is_test or clock_offset_ms = 0)
);

create table api_keys (
  merchant_id   integer not null references merchants (id),
  identifier    text collate "C" not null,
  scope         text not null check (scope in ('admin', 'write', 'support', 'read')),
  -- SHA-256 of the key. The key itself is kept sealed as well, because it also signs tokens.
  digest        bytea not null,
  sealed        bytea not null,
  last_four     text not null,
  created_at    timestamptz not null default now(),
  revoked_at    timestamptz,
  last_used_on  date,
  primary key (merchant_id, identifier)
);
create unique index api_keys__digest on api_keys (merchant_id, digest);

create table program_versions (
  merchant_id   integer not null references merchants (id),
  version       integer not null check (version > 0),
  document      jsonb not null,
  -- By reward and tier id: when it first appeared and when it last changed.
  stamps        jsonb not null,
  applied_at    timestamptz not null default now(),
  applied_by    text not null,
  primary key (merchant_id, version)
);

create table audit_entries (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  at            timestamptz not null default clock_timestamp(),
  actor         text not null,
  action        text not null,
  subject       text not null,
  -- Set when the values speak of a member, so that erasing him finds them.
  member_id     text collate "C",
  before        json,
  after         json,
  primary key (merchant_id, id)
);
create index audit_entries__member on audit_entries (merchant_id, member_id) where member_id is not null;

-- History is added to, never changed. Erasure empties values through a role that may.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: it is append-only', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger audit_entries__append_only before delete on audit_entries
  for each row execute function refuse_change();
create trigger program_versions__append_only before update or delete on program_versions
  for each row execute function refuse_change();
