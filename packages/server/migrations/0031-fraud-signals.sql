-- What looks like somebody games the program, what it is judged by, and who of the store was told.

-- One row for a pattern: found again, it is renewed.
create table fraud_signals (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  kind          text not null
    check (kind in ('velocity', 'sharing', 'referrals', 'returns', 'receipts', 'goodwill')),
  -- What the pattern is about; with the kind it stands once.
  subject       text collate "C" not null,
  -- Whom to look at; null if it is about no member.
  member_id     text collate "C",
  other_ids     text[] not null,
  transaction_ids text[] not null,
  severity      text not null check (severity in ('notable', 'severe')),
  -- Figures of the sentence, as they were at their worst.
  facts         json not null,
  score         bigint not null,
  times         integer not null default 1,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  state         text not null default 'open' check (state in ('open', 'dismissed', 'acted_on')),
  settled_by    text,
  settled_at    timestamptz,
  reason        text,
  -- How much had been seen by then.
  settled_score bigint,
  -- Since it is open and severe: when its event was raised, and when it was mailed.
  told_at       timestamptz,
  mailed_at     timestamptz,
  primary key (merchant_id, id),
  foreign key (merchant_id, member_id) references member_heads (merchant_id, id),
  constraint fraud_signals__settled
    check ((state = 'open') = (settled_by is null) and (state = 'open') = (settled_at is null)
      and (state = 'open') = (settled_score is null))
);
create unique index fraud_signals__subject on fraud_signals (merchant_id, kind, subject);
create index fraud_signals__listed on fraud_signals (merchant_id, state, last_seen_at, id);
create index fraud_signals__member on fraud_signals (merchant_id, member_id)
  where member_id is not null;
create index fraud_signals__untold on fraud_signals (merchant_id, id)
  where state = 'open' and severity = 'severe' and told_at is null;
create index fraud_signals__unmailed on fraud_signals (merchant_id, id)
  where state = 'open' and severity = 'severe' and mailed_at is null;
create index fraud_signals__old on fraud_signals (merchant_id, last_seen_at);

-- How far the look for signals has come.
create table signal_places (
  merchant_id   integer primary key references merchants (id),
  -- All that was recorded before was looked at.
  reached_at    timestamptz not null,
  -- The same of what receipts seem to say, by the real clock.
  read_at       timestamptz not null,
  -- The last day on which the people of the store were mailed; days of UTC.
  mailed_on     date
);

-- How often a member was awarded on a day of UTC, and in the hour of it in which it was most.
create table busy_days (
  merchant_id   integer not null,
  member_id     text collate "C" not null,
  day           date not null,
  awards        integer not null,
  in_hour       integer not null,
  primary key (merchant_id, member_id, day)
);
create index busy_days__old on busy_days (merchant_id, day);

-- How often something was seen so often on a day: what is usual.
create table usual_counts (
  merchant_id   integer not null,
  day           date not null,
  measure       text collate "C" not null
    check (measure in ('awards_in_hour', 'awards_in_day', 'orders', 'returns')),
  seen          integer not null,
  times         bigint not null,
  primary key (merchant_id, day, measure, seen)
);

-- What members earn with and for: digests that nobody can turn back without the installation's secret.
create table member_marks (
  merchant_id   integer not null,
  kind          text not null check (kind in ('device', 'network', 'address')),
  digest        bytea not null,
  member_id     text collate "C" not null,
  -- The award that was seen last with it.
  transaction_id text collate "C" not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  primary key (merchant_id, kind, digest, member_id)
);
create index member_marks__member on member_marks (merchant_id, member_id);
create index member_marks__old on member_marks (merchant_id, last_seen_at);

-- What people of the store and agents of help desks gave whom on a day of UTC.
create table goodwill_days (
  merchant_id   integer not null,
  agent         text collate "C" not null,
  -- Empty: to all members together.
  member_id     text collate "C" not null,
  day           date not null,
  gifts         integer not null,
  points        bigint not null,
  primary key (merchant_id, agent, member_id, day)
);
create index goodwill_days__all on goodwill_days (merchant_id, day) where member_id = '';
create index goodwill_days__old on goodwill_days (merchant_id, day);
create index goodwill_days__member on goodwill_days (merchant_id, member_id);

-- Friends of whoever recommends, the last first.
create index members__referrer on members (merchant_id, referrer_id, id)
  where referrer_id is not null;

-- Receipts of the same purchase, and what was read since.
alter table receipts add column read_at timestamptz;
create index receipts__said on receipts (merchant_id, read_date, read_total, id)
  where reading = 'read' and read_date is not null and read_total is not null;
create index receipts__read_at on receipts (merchant_id, read_at, id) where read_at is not null;

-- Of an opening that nobody was told of yet: it is taken up once.
alter table breaker_openings
  add column told_at   timestamptz,
  -- When its mail was handed over, or is being; null while it waits.
  add column mailed_at timestamptz,
  add column mail_tries smallint not null default 0;
update breaker_openings set told_at = opened_at, mailed_at = opened_at;
create index breaker_openings__untold on breaker_openings (merchant_id, id) where told_at is null;
create index breaker_openings__unmailed on breaker_openings (merchant_id, id)
  where mailed_at is null;
