-- What agents of help desks did for members, or tried to: one row for each form that was submitted.
create table agent_actions (
  merchant_id    integer not null references merchants (id),
  -- The form's: it comes back with each submit, however often the form is sent.
  id             text collate "C" not null,
  desk_id        text collate "C" not null,
  -- As the form named him; who was merged stands here under the id that he had.
  member_id      text collate "C" not null,
  kind           text not null check (kind in ('award', 'redeem')),
  -- As the help desk says, without proof; empty if it does not.
  agent          text not null,
  conversation   text,
  correlation    text,
  -- Of all that the agent filled in.
  fingerprint    bytea not null,
  -- The activity or the reward.
  subject        text not null,
  -- Points that the agent chose; null if he chose none.
  passed         bigint,
  -- Counted while it is under way or done: what it is worth, or at most.
  points         bigint not null check (points >= 0),
  -- The day of the program's zone on which it counts.
  day            date not null,
  -- `started`: under way, or nobody knows how it ended. `refused`: nothing happened; it may be sent again.
  -- `ended`: refused for good.
  state          text not null check (state in ('started', 'refused', 'ended', 'done')),
  -- Submits whose answer is not settled.
  under_way      integer not null check (under_way >= 0),
  submits        integer not null,
  code           text,
  transaction_id text collate "C",
  -- What was answered, to be answered again; null while it may come out otherwise.
  status         smallint,
  answer         text,
  begun_at       timestamptz not null default clock_timestamp(),
  touched_at     timestamptz not null default clock_timestamp(),
  primary key (merchant_id, id),
  foreign key (merchant_id, desk_id) references help_desks (merchant_id, id)
);

-- Of a member, the last first: what a form says was done a moment ago, and what is known of him.
create index agent_actions__member on agent_actions (merchant_id, member_id, begun_at);
-- What agents gave in a day.
create index agent_actions__day on agent_actions (merchant_id, desk_id, day, agent)
  include (points) where kind = 'award' and state in ('started', 'done');
-- What was begun and not settled.
create index agent_actions__started on agent_actions (touched_at) where state = 'started';
