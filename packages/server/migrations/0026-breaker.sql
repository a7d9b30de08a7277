-- What activities give by the hour, what is usual for them, and awards that are held because they give more.

-- One addition by a batch at most. Batches of several connections add to slots of their own, so that none
-- waits for another; whoever asks sums them up. Past hours are folded into slot 0.
create table award_hours (
  merchant_id     integer not null,
  -- Hours since 1970 by the merchant's clock.
  hour            integer not null,
  activity_id     text collate "C" not null,
  slot            smallint not null,
  awards          bigint not null,
  points          bigint not null,
  -- Points of the largest award.
  greatest        bigint not null,
  -- What was held counts for nothing until somebody approves it.
  held            bigint not null,
  released_awards bigint not null,
  released_points bigint not null,
  primary key (merchant_id, hour, activity_id, slot)
) with (fillfactor = 50);

-- The greatest of the last weeks; null as long as too little is known.
create table learnt_bands (
  merchant_id      integer not null references merchants (id),
  activity_id      text collate "C" not null,
  points_per_award bigint,
  points_per_hour  bigint,
  awards_per_hour  bigint,
  -- What it was learnt from: hours in which something was given, and awards.
  hours            integer not null,
  awards           bigint not null,
  first_hour       integer not null,
  learnt_at        timestamptz not null,
  primary key (merchant_id, activity_id),
  constraint learnt_bands__whole check (
    num_nulls(points_per_award, points_per_hour, awards_per_hour) in (0, 3))
);

-- What somebody said of a version: it is meant to give so many times as much.
create table band_raises (
  merchant_id integer not null references merchants (id),
  activity_id text collate "C" not null,
  version     integer not null,
  times       integer not null check (times between 2 and 1000),
  raised_by   text not null,
  raised_at   timestamptz not null,
  primary key (merchant_id, activity_id, version)
);

create table held_awards (
  merchant_id    integer not null,
  transaction_id text collate "C" not null,
  member_id      text collate "C" not null,
  activity_id    text collate "C" not null,
  reason         text not null
    check (reason in ('changed_rules', 'points_per_award', 'points_per_hour', 'awards_per_hour')),
  seen           bigint not null,
  allowed        bigint not null,
  version        integer not null,
  held_at        timestamptz not null,
  settled_at     timestamptz,
  outcome        text check (outcome in ('released', 'rejected')),
  primary key (merchant_id, transaction_id),
  foreign key (merchant_id, member_id) references members (merchant_id, id),
  constraint held_awards__settled check ((settled_at is null) = (outcome is null))
);
create index held_awards__waiting on held_awards (merchant_id, transaction_id) where settled_at is null;
create index held_awards__activity on held_awards (merchant_id, activity_id, transaction_id)
  where settled_at is null;
create index held_awards__time on held_awards (merchant_id, activity_id, held_at);
create index held_awards__member on held_awards (merchant_id, member_id);

-- An activity whose awards began to be held. There is one at a time.
create table breaker_openings (
  merchant_id integer not null references merchants (id),
  id          text collate "C" not null,
  activity_id text collate "C" not null,
  reason      text not null
    check (reason in ('changed_rules', 'points_per_award', 'points_per_hour', 'awards_per_hour')),
  seen        bigint not null,
  allowed     bigint not null,
  bound_by    text not null check (bound_by in ('learnt', 'program', 'version')),
  -- Of changed rules: the version that awards are compared with, and what it gave.
  before_version integer,
  before_points  bigint,
  -- The version that ran.
  version     integer not null,
  opened_at   timestamptz not null,
  ended_at    timestamptz,
  ended_by    text,
  ended_how   text check (ended_how in ('quiet', 'meant')),
  primary key (merchant_id, id),
  constraint breaker_openings__ended check (num_nulls(ended_at, ended_by, ended_how) in (0, 3))
);
create unique index breaker_openings__open on breaker_openings (merchant_id, activity_id)
  where ended_at is null;
create index breaker_openings__ended on breaker_openings (merchant_id, ended_at);
