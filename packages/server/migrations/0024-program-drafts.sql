-- Where a version of a program came from, and programs that are worked on beside the one that runs.

alter table program_versions
  -- What made it: a document that was applied, a draft, an older version, or another merchant's.
  add column origin text not null default 'apply'
    check (origin in ('apply', 'draft', 'rollback', 'promote')),
  -- The version that it repeats: of this merchant, or of the one it was promoted from.
  add column origin_version integer,
  -- Name of the draft, or partner id of the merchant that it was promoted from.
  add column origin_name text;

create table program_drafts (
  merchant_id   integer not null references merchants (id),
  id            text collate "C" not null,
  name          text not null,
  document      jsonb not null,
  -- The version that ran when it was begun, or last brought up to date.
  base_version  integer not null,
  -- Grows by one with each change, so that nobody overwrites what he has not seen.
  revision      integer not null check (revision > 0),
  created_by    text not null,
  created_at    timestamptz not null default clock_timestamp(),
  updated_by    text not null,
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, id)
);
create unique index program_drafts__name on program_drafts (merchant_id, name);
