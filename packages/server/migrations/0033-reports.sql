-- What reports are read from. All of it is kept with the sums by day, up to the same place.

-- Postings by the day they took effect on, the activity and the reward of what they came of, or of what that
-- put right; empty for none.
create table subject_sums (
  merchant_id   integer not null,
  happened_on   date not null,
  activity_id   text collate "C" not null,
  reward_id     text collate "C" not null,
  source        account not null,
  target        account not null,
  points        bigint not null,
  primary key (merchant_id, happened_on, activity_id, reward_id, source, target)
);

-- How many transactions there were, by the day they took effect on.
create table transaction_sums (
  merchant_id   integer not null,
  happened_on   date not null,
  kind          text not null,
  activity_id   text collate "C" not null,
  reward_id     text collate "C" not null,
  transactions  bigint not null,
  primary key (merchant_id, happened_on, kind, activity_id, reward_id)
);

-- The days on which a member earned or redeemed.
create table active_days (
  merchant_id   integer not null,
  member_id     text collate "C" not null,
  day           date not null,
  primary key (merchant_id, member_id, day)
);

-- How many members were active on a day and on none between it and another; -infinity for none before.
-- Whoever was active within a span is counted on the first of his days in it: the one whose day before
-- lies outside.
create table active_sums (
  merchant_id   integer not null,
  day           date not null,
  day_before    date not null,
  members       bigint not null,
  primary key (merchant_id, day, day_before)
);

-- How many of those who enrolled in a month were active in another.
create table retention_sums (
  merchant_id   integer not null,
  cohort        text collate "C" not null,
  month         text collate "C" not null,
  members       bigint not null,
  primary key (merchant_id, cohort, month)
);

-- How many members went from one tier to another on a day; empty for none.
create table tier_moves (
  merchant_id   integer not null,
  day           date not null,
  from_tier     text collate "C" not null,
  to_tier       text collate "C" not null,
  members       bigint not null,
  primary key (merchant_id, day, from_tier, to_tier)
);

-- The sums begin anew, so that these are made with them.
delete from daily_sums;
delete from tier_sums;
delete from sum_places;
