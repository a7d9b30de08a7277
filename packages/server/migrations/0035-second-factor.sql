-- A second factor for people: codes of an app on their telephone, and what stands in for a lost one.

alter table people
  -- The key that codes are made of, sealed; null without a second factor.
  add column second_factor bytea,
  add column second_factor_at timestamptz,
  -- One that was shown and not confirmed by a code yet.
  add column second_factor_offered bytea,
  -- The half minute of the last code that was taken: no code is taken twice.
  add column second_factor_step bigint not null default 0;

-- Each stands in for a code, once.
create table recovery_codes (
  merchant_id   integer not null references merchants (id),
  person_id     text collate "C" not null,
  -- SHA-256 of the code.
  digest        bytea not null,
  created_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, person_id, digest),
  foreign key (merchant_id, person_id) references people (merchant_id, id)
);

-- Somebody who gave the right password, and has yet to give a code.
create table half_sessions (
  merchant_id   integer not null references merchants (id),
  -- SHA-256 of the token.
  digest        bytea not null,
  person_id     text collate "C" not null,
  -- Codes that were tried.
  tries         integer not null default 0,
  expires_at    timestamptz not null,
  primary key (merchant_id, digest),
  foreign key (merchant_id, person_id) references people (merchant_id, id)
);
create index half_sessions__person on half_sessions (merchant_id, person_id);
create index half_sessions__old on half_sessions (expires_at);

-- What a merchant asks of everybody who signs in.
create table sign_in_rules (
  merchant_id   integer not null references merchants (id),
  needs_second_factor boolean not null,
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id)
);
