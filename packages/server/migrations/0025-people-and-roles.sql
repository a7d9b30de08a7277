-- People who work for a merchant: who they are, what they may do, how they are signed in; and what
-- needs a second one of them.

-- One row for a person at one merchant. Whoever works for several has a row and a password at each.
create table people (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  -- In lower case.
  email         text collate "C" not null check (email <> '' and email = lower(email)),
  name          text not null,
  role          text not null check (role in ('owner', 'manager', 'agent', 'analyst')),
  -- Argon2id, with its parameters and salt in its own notation; null until one is set.
  password      text,
  -- When the password was set.
  password_at   timestamptz,
  -- Wrong passwords since the last right one. Shown, and locks nobody out.
  failed_tries  integer not null default 0,
  created_at    timestamptz not null default clock_timestamp(),
  signed_in_at  timestamptz,
  disabled_at   timestamptz,
  -- Taken off the list for good; the row stays, for what he decided names him.
  removed_at    timestamptz,
  primary key (merchant_id, id)
);
create unique index people__email on people (merchant_id, email) where removed_at is null;
-- Whoever signs in says his address before anybody knows at which merchant.
create index people__sign_in on people (email) where removed_at is null;

create table sessions (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  person_id     text collate "C" not null,
  -- SHA-256 of the token.
  digest        bytea not null,
  created_at    timestamptz not null default clock_timestamp(),
  -- Written once a minute at most.
  used_at       timestamptz not null default clock_timestamp(),
  -- Used or not, it ends here.
  expires_at    timestamptz not null,
  user_agent    text not null,
  address       text not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, person_id) references people (merchant_id, id)
);
create unique index sessions__digest on sessions (merchant_id, digest);
create index sessions__person on sessions (merchant_id, person_id, created_at);
create index sessions__old on sessions (expires_at);

-- Links that are good for one use: whoever has one sets the password.
create table person_links (
  merchant_id   integer not null references merchants (id),
  -- SHA-256 of the token.
  digest        bytea not null,
  person_id     text collate "C" not null,
  purpose       text not null check (purpose in ('set_password')),
  created_by    text not null,
  created_at    timestamptz not null default clock_timestamp(),
  expires_at    timestamptz not null,
  primary key (merchant_id, digest),
  foreign key (merchant_id, person_id) references people (merchant_id, id)
);
create unique index person_links__person on person_links (merchant_id, person_id, purpose);
create index person_links__old on person_links (expires_at);

-- What happens only after a second person has agreed.
create table approvals (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  -- What kind of thing waits, and which.
  kind          text collate "C" not null,
  subject       text collate "C" not null,
  -- In one sentence.
  what          text not null,
  asked_by      text not null,
  -- Null if a key, the operator or the program asked.
  asked_person  text collate "C",
  asked_at      timestamptz not null default clock_timestamp(),
  state         text not null default 'waiting'
    check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by    text,
  decided_person text collate "C",
  decided_at    timestamptz,
  reason        text,
  primary key (merchant_id, id),
  foreign key (merchant_id, asked_person) references people (merchant_id, id),
  foreign key (merchant_id, decided_person) references people (merchant_id, id),
  constraint approvals__decided check ((state = 'waiting') = (decided_at is null)),
  -- Nobody agrees with himself.
  constraint approvals__four_eyes
    check (state not in ('approved', 'refused')
      or (decided_person is not null and decided_person is distinct from asked_person))
);
-- One thing waits once.
create unique index approvals__waiting on approvals (merchant_id, kind, subject)
  where state = 'waiting';
create index approvals__listed on approvals (merchant_id, state, asked_at, id);

-- How much a person of the role agent gives by hand; null for no limit. Whole points.
create table agent_limits (
  merchant_id   integer not null references merchants (id),
  award_max     bigint check (award_max > 0),
  daily_max     bigint check (daily_max > 0),
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id)
);

-- What a person of the role agent gave, or is about to give, under such limits.
create table agent_awards (
  merchant_id   integer not null references merchants (id),
  person_id     text collate "C" not null,
  -- The request's.
  id            text collate "C" not null,
  -- The day of the program's zone on which it counts.
  day           date not null,
  -- Of the ledger.
  points        bigint not null check (points >= 0),
  created_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, person_id, id),
  foreign key (merchant_id, person_id) references people (merchant_id, id)
);
create index agent_awards__day on agent_awards (merchant_id, person_id, day) include (points);
create index agent_awards__old on agent_awards (created_at);
