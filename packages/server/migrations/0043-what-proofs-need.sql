-- From which seal on what proofs are made of is kept; for all of them where there is no row.
create table seal_proofs (
  merchant_id integer primary key references merchants (id),
  first_seal  integer not null
);
call wall_off('seal_proofs');

-- Heads that a later seal found otherwise, by that seal: what is forgotten first.
create index sealed_heads__closed on sealed_heads (merchant_id, next_seal)
  where next_seal is not null;
