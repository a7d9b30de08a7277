-- What counts towards tiers by day or by period, and when the tier is judged next. Null where a
-- whole life counts and no hand has set the tier: `qualified` says it all.
alter table member_heads add column standing jsonb;
