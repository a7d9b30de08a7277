-- What moderators say of a pending award in place of what was said first: reason, tags and the
-- merchant's own attributes. The details stay, they are covered by the chain; this goes beside them.
alter table transaction_notes add column amendment json
  constraint transaction_notes__amendment check (amendment is null or what = 'modified');

-- Reasons and amendments are erasable, all else of a note stays.
create or replace function refuse_changed_note() returns trigger language plpgsql as $$
begin
  if new.reason is not null or new.amendment is not null or
     (new.merchant_id, new.transaction_id, new.member_id, new.number, new.what, new.points, new.at,
      new."by")
     is distinct from
     (old.merchant_id, old.transaction_id, old.member_id, old.number, old.what, old.points, old.at,
      old."by")
  then
    raise exception 'a note of transaction % is not to be changed', old.transaction_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Transactions in the order in which they were recorded: of all, of an activity, of a reward, and
-- all that is no award.
create index transactions__recorded on transactions (merchant_id, recorded_at, id);
create index transactions__activity on transactions (merchant_id, activity_id, recorded_at, id)
  where activity_id is not null;
create index transactions__reward on transactions (merchant_id, reward_id, recorded_at, id)
  where reward_id is not null;
create index transactions__no_award on transactions (merchant_id, recorded_at, id)
  where kind <> 'award';

create or replace view audit_stream as
  select merchant_id, at, actor, action, subject, member_id, before, after
    from audit_entries
  union all
  select merchant_id, recorded_at, actor, 'points.' || kind, id, member_id, null, null
    from transactions
  union all
  select merchant_id, at, coalesce(by, 'time'), 'transaction.' || status, transaction_id,
         member_id, null, null
    from transaction_statuses
  union all
  select merchant_id, at, coalesce(by, 'time'), 'transaction.modified', transaction_id, member_id,
         null, json_build_object('points', points, 'reason', reason, 'amendment', amendment)
    from transaction_notes where what = 'modified';
