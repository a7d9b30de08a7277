-- Zendesk shows what a member has. Events only mark members; workers send how they stand.
alter table endpoints drop constraint endpoints_kind_check;
alter table endpoints add constraint endpoints_kind_check
  check (kind in ('webhook_v1', 'webhook_v2', 'mail', 'zendesk'));

-- How a connection to Zendesk does; one row for each help desk of that kind.
create table zendesk_states (
  merchant_id   integer not null,
  desk_id       text collate "C" not null,
  -- Until somebody mends its credentials, nothing is sent but a probe now and then.
  state         text not null default 'ok' check (state in ('ok', 'needs_reconnect')),
  -- Why, in Zendesk's words.
  reason        text,
  probe_at      timestamptz,
  -- Zendesk asked to be left alone until then.
  paused_until  timestamptz,
  -- Whom Zendesk takes us for: id, name and role.
  acts_as       json,
  -- The access token, sealed; renewed before it ends.
  token         bytea,
  token_renews_at timestamptz,
  token_ends_at timestamptz,
  -- Requests a minute of the whole account, and what was left of them, as last seen.
  rate_limit    integer,
  rate_remaining integer,
  rate_seen_at  timestamptz,
  -- Requests are spaced: the next one is due then.
  spaced_at     timestamptz not null default 'epoch',
  -- Fields that were looked at, as the check found them.
  fields        json,
  fields_at     timestamptz,
  backfill      text not null default 'none' check (backfill in ('none', 'mapping', 'sending', 'done')),
  backfill_began_at timestamptz,
  backfill_ended_at timestamptz,
  -- Where the list of Zendesk's users goes on; empty at its beginning.
  users_cursor  text not null default '',
  -- Up to which member all are marked.
  members_cursor text collate "C" not null default '',
  users_read    bigint not null default 0,
  users_known   bigint not null default 0,
  members_marked bigint not null default 0,
  -- The next page or poll is not before.
  backfill_at   timestamptz,
  -- Whoever works at the backfill has it until then.
  backfill_lease bigint not null default 0,
  backfill_leased_until timestamptz,
  -- Whether many users may be sent in one request.
  sends_jobs    boolean not null default true,
  primary key (merchant_id, desk_id),
  foreign key (merchant_id, desk_id) references help_desks (merchant_id, id)
) with (fillfactor = 50);

-- Numbers of leases; none comes twice.
create sequence zendesk_leases;

-- Many users sent in one request, whose results Zendesk tells later.
create table zendesk_jobs (
  merchant_id   integer not null,
  desk_id       text collate "C" not null,
  job_id        text collate "C" not null,
  sent_at       timestamptz not null,
  poll_at       timestamptz not null,
  primary key (merchant_id, desk_id, job_id)
);

-- What Zendesk is to show of a member, and what it shows.
create table zendesk_members (
  merchant_id   integer not null,
  desk_id       text collate "C" not null,
  member_id     text collate "C" not null,
  -- Counts changes: whoever sends sees whether another came meanwhile.
  marks         bigint not null default 0,
  -- Since when he is to be sent, and his last change; null if Zendesk shows how he stands.
  first_dirty_at timestamptz,
  dirty_at      timestamptz,
  -- Not sent before; null if there is nothing to send.
  due_at        timestamptz,
  -- 0 for live changes, 1 for the backfill.
  priority      smallint not null default 0,
  -- Tries since the last success.
  attempts      integer not null default 0,
  -- What came of the last try.
  state         text not null default 'waiting' check (state in ('waiting', 'sent', 'ambiguous',
    'skipped_staff', 'skipped_missing', 'partial', 'failed', 'rejected')),
  -- Zendesk's own id of him.
  user_id       text collate "C",
  -- Of what was sent or refused last, SHA-256.
  digest        bytea,
  -- Zendesk shows his state as of then.
  sent_at       timestamptz,
  tried_at      timestamptz,
  -- What went wrong last, in Zendesk's words.
  error         text,
  error_at      timestamptz,
  lease         bigint not null default 0,
  leased_until  timestamptz,
  -- The job that he is in, and what it sends of him as of which change.
  job_id        text collate "C",
  job_digest    bytea,
  job_marks     bigint,
  primary key (merchant_id, desk_id, member_id),
  foreign key (merchant_id, desk_id) references zendesk_states (merchant_id, desk_id)
) with (fillfactor = 70);
create index zendesk_members__due on zendesk_members (merchant_id, desk_id, priority, due_at)
  where due_at is not null;
create index zendesk_members__state on zendesk_members (merchant_id, desk_id, state, member_id);
create index zendesk_members__member on zendesk_members (merchant_id, member_id);
create index zendesk_members__errors on zendesk_members (merchant_id, desk_id, error_at)
  where error_at is not null;
create index zendesk_members__job on zendesk_members (merchant_id, desk_id, job_id)
  where job_id is not null;

-- What was done, by the hour, for two days.
create table zendesk_hours (
  merchant_id   integer not null,
  desk_id       text collate "C" not null,
  hour          timestamptz not null,
  requests      bigint not null default 0,
  sent          bigint not null default 0,
  unchanged     bigint not null default 0,
  skipped       bigint not null default 0,
  failed        bigint not null default 0,
  primary key (merchant_id, desk_id, hour)
) with (fillfactor = 50);
