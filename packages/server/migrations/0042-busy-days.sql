-- A day of a member is looked up by its key. Old days are found by an index that no such look-up can go by: a plan
-- that was made while the table had a row or two took the index of days for as good as the key, and then read all of
-- a merchant's day for each of its members.
drop index busy_days__old;
create index busy_days__old on busy_days ((day + 0));
