-- Days that come round every year. Members are found by the day of the year; a merchant's row says
-- up to which day of his own zone they have been celebrated.
alter table merchants add column occasions_zone text;
alter table merchants add column occasions_done_on date;

create index members__birthday on members
  (merchant_id, (extract(month from birthdate) * 100 + extract(day from birthdate)), id)
  where birthdate is not null;
create index members__anniversary on members
  (merchant_id, (extract(month from enrolled_at at time zone 'UTC') * 100
               + extract(day from enrolled_at at time zone 'UTC')), id);
