-- What all members together had at a moment, and what a merchant owes by it.

-- What was posted between two moments, and what a transaction was recorded with.
create index postings__time on postings (merchant_id, at, transaction_id);

-- What makes a member one, ends that, or moves him between tiers.
create index events__standing on events (merchant_id, member_id, sequence)
  where type in ('member.enrolled', 'member.deleted', 'member.readmitted', 'member.erased',
                 'member.blocked', 'member.opted_out', 'member.merged', 'member.unmerged',
                 'tier.upgraded', 'tier.downgraded', 'tier.assigned');
create index events__standing_time on events (merchant_id, at)
  where type in ('member.enrolled', 'member.deleted', 'member.readmitted', 'member.erased',
                 'member.blocked', 'member.opted_out', 'member.merged', 'member.unmerged',
                 'tier.upgraded', 'tier.downgraded', 'tier.assigned');

-- How far the sums below have come: all that was posted before is in them, and nothing else.
create table sum_places (
  merchant_id   integer primary key references merchants (id),
  -- Days and months of the sums are this zone's. Another one begins them anew.
  zone          text not null,
  reached_at    timestamptz not null,
  postings      bigint not null
);

-- Postings by the day they took effect on, the day they were made on, and what they moved.
create table daily_sums (
  merchant_id   integer not null,
  happened_on   date not null,
  known_on      date not null,
  source        account not null,
  target        account not null,
  -- Of the lot that is named, or empty: the month in which its points were earned; the month in
  -- which they lapse, 'never' or 'idle'; and the activity that earned them.
  cohort        text collate "C" not null,
  lapses        text collate "C" not null,
  activity_id   text collate "C" not null,
  points        bigint not null,
  postings      bigint not null,
  primary key (merchant_id, happened_on, known_on, source, target, cohort, lapses, activity_id)
);

-- How many members came to a tier on a day, less those who left it; empty for none.
create table tier_sums (
  merchant_id   integer not null,
  day           date not null,
  tier_id       text collate "C" not null,
  members       integer not null,
  primary key (merchant_id, day, tier_id)
);

-- What a merchant says of his points' worth. A later one with the same month stands in its place.
create table liability_assumptions (
  merchant_id   integer not null references merchants (id),
  version       integer not null check (version > 0),
  -- From which month on, as in 2026-01.
  effective_from text collate "C" not null,
  -- Money for one point.
  point_value   numeric not null check (point_value >= 0),
  currency      text not null,
  -- The share that is never redeemed; null as it is estimated.
  breakage_share numeric check (breakage_share >= 0 and breakage_share < 1),
  reason        text not null,
  made_by       text not null,
  made_at       timestamptz not null default clock_timestamp(),
  primary key (merchant_id, version)
);
create trigger liability_assumptions__append_only before update or delete on liability_assumptions
  for each row execute function refuse_change();

-- Estimates of what is never redeemed, each with what past ones were worth.
create table breakage_estimates (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  -- Flows up to the end of this month were looked at.
  month         text collate "C" not null,
  made_at       timestamptz not null default clock_timestamp(),
  made_by       text not null,
  -- The share of what is earned; null where it cannot be known.
  share         numeric check (share >= 0 and share < 1),
  estimate      json not null,
  primary key (merchant_id, id)
);
create index breakage_estimates__month on breakage_estimates (merchant_id, month, id);
create trigger breakage_estimates__append_only before update or delete on breakage_estimates
  for each row execute function refuse_change();

-- Months of the deferred-revenue journal that were closed, with the lines that were booked.
create table locked_months (
  merchant_id   integer not null references merchants (id),
  month         text collate "C" not null,
  locked_at     timestamptz not null default clock_timestamp(),
  locked_by     text not null,
  lines         json not null,
  primary key (merchant_id, month)
);
create trigger locked_months__append_only before update or delete on locked_months
  for each row execute function refuse_change();
