-- The second wall between merchants: statements name the merchant in their conditions, and this holds where one
-- forgets it. A session sees and writes the rows of one merchant, whom the setting fealty.merchant_id of its
-- transaction names; without the setting it gets an error, not an empty answer. Members of fealty_across are let
-- through: the owner, and the program where it does not serve one merchant. "fealty migrate" brings the roles.

-- Each table is locked for a moment, and all to the end of this step. Where a table is long in use this gives up, so
-- that nobody waits behind it, and may be run again.
set local lock_timeout = '5s';

-- For every table that holds rows of merchants; later migrations call it for those they bring.
create procedure wall_off(walled regclass, merchant name default 'merchant_id')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', walled);
  execute format(
    'create policy wall on %s using (%I = current_setting(''fealty.merchant_id'')::integer)',
    walled, merchant);
  execute format('create policy across on %s to fealty_across using (true)', walled);
end $$;

call wall_off('merchants', 'id');

do $$
declare
  walled regclass;
begin
  for walled in
    select c.oid::regclass
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     order by c.relname
  loop
    call wall_off(walled);
  end loop;
end $$;

-- Else it would show what its owner sees.
alter view audit_stream set (security_invoker = true);
