-- The list of all members is read off one index, without a look at the members: pages deep in a million wait
-- for that alone. Whoever was erased is not listed.

create index members__listed on members (merchant_id, enrolled_at, id) where erased_at is null;

-- Nearly all are active: those who are not are found without passing over all who are.
create index members__inactive on members (merchant_id, status, enrolled_at, id)
  where erased_at is null and status <> 'active';

-- How many carry which tag, for plans: what an index that leaves members out knows of that is not looked at.
create statistics members__each_tag on (lower_each(tags)) from members;
