-- Two members who are one person. The merged one keeps his chain and his history; another goes on
-- for him, and holds what is left of his lots.

alter table member_heads
  add column merged_into text collate "C",
  -- A merged member holds nothing, and nobody goes on for himself.
  add constraint member_heads__merged check (merged_into is null or merged_into <> id and
    available = 0 and pending = 0 and reserved = 0 and owed = 0);
create index member_heads__merged_into on member_heads (merchant_id, merged_into)
  where merged_into is not null;

alter table transactions drop constraint transactions_kind_check;
alter table transactions add constraint transactions_kind_check check (kind in
  ('award', 'redeem', 'deduct', 'return', 'reverse', 'expire', 'adjust', 'merge', 'unmerge'));

create table member_merges (
  merchant_id   integer not null,
  -- The transaction in the chain of the member who was merged.
  id            text collate "C" not null,
  from_id       text collate "C" not null,
  into_id       text collate "C" not null,
  at            timestamptz not null,
  actor         text not null,
  -- Members who had been merged into him before and came along.
  with_ids      text[] not null,
  -- The debt that he brought.
  owed          bigint not null check (owed >= 0),
  -- What of the survivor was empty and was filled from him.
  filled        text[] not null,
  -- The survivor's tier before, and the terms he held it by.
  into_tier_id  text collate "C",
  into_terms    jsonb,
  undone_at     timestamptz,
  undone_by     text,
  -- What of the sum of redeemed points stayed with the survivor when it was undone.
  kept_redeemed bigint not null default 0,
  primary key (merchant_id, id),
  constraint member_merges__from foreign key (merchant_id, from_id)
    references member_heads (merchant_id, id),
  constraint member_merges__into foreign key (merchant_id, into_id)
    references member_heads (merchant_id, id)
);
create index member_merges__from_id on member_merges (merchant_id, from_id);
create index member_merges__into_id on member_merges (merchant_id, into_id);
create trigger member_merges__append_only before delete on member_merges
  for each row execute function refuse_change();
