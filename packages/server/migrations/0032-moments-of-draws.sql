-- When something that members share was moved, in the order of the history: the real clock under the lock in
-- microseconds, and the place in its batch. The commands of a member who is erased are wiped, and what he
-- drew of a budget or a pool must still be known in its place. Null for what was moved before this was kept.

alter table budget_moves
  add column moment bigint,
  add column place integer;

alter table coupons
  add column uploaded_moment bigint,
  add column issued_moment bigint,
  add column issued_place integer;
