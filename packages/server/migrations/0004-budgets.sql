-- What promotions have given out. A budget is locked by whoever draws on it, so that nobody can
-- overshoot it; its bounds stand in the program.
create table budgets (
  merchant_id   integer not null references merchants (id),
  budget_id     text collate "C" not null,
  points        bigint not null default 0,
  uses          bigint not null default 0,
  primary key (merchant_id, budget_id),
  constraint budgets__given check (points >= 0 and uses >= 0)
);

-- Who drew on a budget, and what came back: the sum of a budget's rows is the budget's own.
create table budget_moves (
  merchant_id   integer not null,
  budget_id     text collate "C" not null,
  transaction_id text collate "C" not null,
  -- True for what came back with a return, or with an award that was rejected.
  released      boolean not null,
  member_id     text collate "C" not null,
  points        bigint not null,
  uses          bigint not null,
  at            timestamptz not null,
  primary key (merchant_id, budget_id, transaction_id, released),
  constraint budget_moves__some check (points >= 0 and uses >= 0 and points + uses > 0)
);

create trigger budget_moves__append_only before update or delete on budget_moves
  for each row execute function refuse_change();

-- What an award still holds of budgets; null while that is what it took.
alter table order_returns add column budgets jsonb;
