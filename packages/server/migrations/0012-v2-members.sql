-- What the v2 API knows of members beside the rest, and what it finds them by.

alter table members
  -- The day whose return is celebrated, where it is not that of joining: a wedding day, mostly.
  add column anniversary_date date,
  add column gender           text not null default '',
  add column twitter_handle   text not null default '',
  add column instagram_handle text not null default '';

-- Whoever has a day of his own celebrates that one; all others the day on which they joined.
drop index members__anniversary;
create index members__anniversary on members
  (merchant_id,
   (extract(month from coalesce(anniversary_date, (enrolled_at at time zone 'UTC')::date)) * 100
    + extract(day from coalesce(anniversary_date, (enrolled_at at time zone 'UTC')::date))), id);

-- Lists of who changed since.
create index members__modified on members (merchant_id, modified_at, id);

-- A member's way through the tiers, without a look at all that happened to him.
create index events__tiers on events (merchant_id, member_id, sequence)
  where type in ('member.enrolled', 'tier.upgraded', 'tier.downgraded', 'tier.assigned');
