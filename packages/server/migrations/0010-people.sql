-- What is known of members: attributes that tell them apart, how they left, and forgetting them.

-- `attribute:` and the name of an attribute that the program makes unique.
alter table identities drop constraint identities_kind_check;
alter table identities add constraint identities_kind_check
  check (kind in ('email', 'uid', 'referral_code') or kind like 'attribute:_%');

-- A row without a member is only there to be locked. Those that were left by members who changed
-- their address would keep it for ever.
delete from identities i
 where member_id is null and not exists (
   select 1 from cached_purchases c
    where c.merchant_id = i.merchant_id and i.kind = 'email' and c.email = i.value);

alter table members
  -- Since when he is deleted; kept while he is.
  add column deleted_at timestamptz,
  -- When the person was forgotten. What is left of him are numbers and ids.
  add column erased_at timestamptz;
update members m set deleted_at = coalesce(
  (select max(a.at) from audit_entries a
    where a.merchant_id = m.merchant_id and a.member_id = m.id
      and a.action = 'member.status_changed'), m.modified_at)
 where m.status = 'deleted';

-- Answers of a member, to be wiped with him.
create index request_keys__member on request_keys (merchant_id, member_id)
  where member_id is not null;
-- Refusals of whoever was nobody's member, looked through for an address that is erased.
create index refusals__stranger on refusals (merchant_id, id) where member_id is null;
-- What of a member waits for something.
create index transactions__waiting on transactions (merchant_id, member_id, id)
  where status in ('pending', 'pending_deduction');

-- What was said of a member goes only with him, and only to nothing. The columns are arguments.
create function refuse_unless_forgetting() returns trigger language plpgsql as $$
declare
  forgotten boolean := exists (
    select 1 from members m
     where m.merchant_id = old.merchant_id and m.id = old.member_id and m.erased_at is not null);
begin
  if tg_op = 'UPDATE' then
    forgotten := forgotten
      and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv
      and not exists (select 1 from unnest(tg_argv) as emptied (name)
                       where to_jsonb(new) -> emptied.name <> 'null');
  end if;
  if not forgotten then
    raise exception '% of % is refused: it is about nobody erased', tg_op, tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger events__kept before update on events
  for each row execute function refuse_unless_forgetting('data');
create trigger audit_entries__kept before update on audit_entries
  for each row execute function refuse_unless_forgetting('before', 'after');
create trigger transaction_details__kept before delete on transaction_details
  for each row execute function refuse_unless_forgetting();
