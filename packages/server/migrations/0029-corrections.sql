-- Corrections of the past: what they move of an award, jobs, and their lines.

alter table order_returns
  -- Signed: by how much corrections changed what the whole award is worth.
  add column corrected bigint not null default 0,
  -- Signed: what of `points` came back because of them.
  add column corrected_back bigint not null default 0;

create table corrections (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  name          text not null,
  reason        text not null,
  -- What is selected and what is done, as it was written.
  document      json not null,
  -- The program that awards are decided by again, as it was when this was made; null without one.
  judged_by     json,
  state         text not null check (state in
                 ('previewing', 'previewed', 'waiting_for_approval', 'applying', 'applied',
                  'undoing', 'undone', 'failed', 'cancelled')),
  -- Whoever works on it stops at the next page.
  stop_asked    boolean not null default false,
  created_at    timestamptz not null,
  created_by    text not null,
  changed_at    timestamptz not null,
  -- How many lines were frozen; null until then.
  selected      integer,
  -- What an answer shows: sums, refusals by code, examples in sentences. Null until it is foreseen.
  foreseen      json,
  needs_approval boolean not null default false,
  approved_by   text,
  approved_at   timestamptz,
  error         text,
  primary key (merchant_id, id)
);
create index corrections__working on corrections (merchant_id, changed_at)
  where state in ('previewing', 'applying', 'undoing');

-- The selection as it was frozen, and what became of each of it.
create table correction_lines (
  merchant_id   integer not null,
  correction_id text collate "C" not null,
  line          integer not null,
  member_id     text collate "C" not null,
  -- The award that is corrected; null if the member is.
  award_id      text collate "C",
  state         text not null check (state in
                 ('selected', 'foreseen', 'refused', 'applied', 'left_out', 'undone', 'kept')),
  -- What the line does, and the signed points that come of it.
  change        json,
  predicted     bigint,
  shortfall     bigint not null default 0,
  tier_from     text,
  tier_to       text,
  -- Why it was refused, left out or kept.
  code          text,
  transaction_id text collate "C",
  undo_transaction_id text collate "C",
  -- What the undo could not take back, and what it made a debt.
  undo_owed     bigint not null default 0,
  primary key (merchant_id, correction_id, line),
  foreign key (merchant_id, correction_id) references corrections (merchant_id, id)
);
create index correction_lines__by_state on correction_lines
  (merchant_id, correction_id, state, line);
create index correction_lines__by_member on correction_lines (merchant_id, member_id);

-- Above these a second person approves; null is what the program runs with by default.
alter table merchants add column correction_points_max bigint;
alter table merchants add column correction_members_max integer;

-- An undo gives back what a correction took, as a cancellation does: both are found by the transaction.
drop index postings__drawn;
create index postings__drawn on postings (merchant_id, transaction_id)
  where source = 'available' and target in ('reserved', 'redeemed', 'deducted');
