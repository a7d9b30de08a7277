-- Members by tags, attributes and tiers that few of them have: lists are filtered by these.
-- GIN cannot hold the merchant without an extension; values are selective enough, and rows are checked for it.

create function lower_each(texts text[]) returns text[]
  language sql immutable strict parallel safe
  as $$ select array(select lower(one) from unnest(texts) as each (one)) $$;

create index members__tags on members using gin (lower_each(tags))
  where erased_at is null and tags <> '{}';
create index members__custom on members using gin (custom jsonb_path_ops)
  where erased_at is null and custom <> '{}';
create index member_heads__tier on member_heads (merchant_id, lower(tier_id), id);
