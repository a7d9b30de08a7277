-- Mail to members. A merchant has one endpoint of the kind mail, once he turned it on.
create unique index endpoints__mail on endpoints (merchant_id)
  where kind = 'mail' and status <> 'deleted';

create table mail_settings (
  merchant_id   integer primary key references merchants (id),
  endpoint_id   text collate "C" not null,
  -- Messages that are sent.
  messages      text[] not null,
  -- Language of members who have none, or one without texts.
  language      text not null,
  -- Empty for the merchant's name.
  sender_name   text not null,
  -- Empty for none.
  reply_to      text not null,
  web_url       text not null,
  dashboard_url text not null,
  updated_at    timestamptz not null default clock_timestamp(),
  foreign key (merchant_id, endpoint_id) references endpoints (merchant_id, id)
);

-- Texts that stand in place of the built-in ones.
create table mail_templates (
  merchant_id   integer not null references merchants (id),
  message       text collate "C" not null,
  language      text collate "C" not null,
  subject       text not null,
  body_text     text not null,
  -- Null for mail that is text alone.
  body_html     text,
  updated_at    timestamptz not null default clock_timestamp(),
  primary key (merchant_id, message, language)
);

-- Mails that were kept in place of being sent: of test merchants, and where no mail server is set.
create table mails (
  merchant_id   integer not null references merchants (id),
  -- The event's, so that it is kept once.
  id            text collate "C" not null,
  -- Null for those that somebody sent to try a text.
  member_id     text collate "C",
  -- Whom it tells of beside the member.
  friend_id     text collate "C",
  message       text not null,
  language      text not null,
  recipient     text not null,
  subject       text not null,
  body_text     text not null,
  body_html     text,
  kept_at       timestamptz not null default clock_timestamp(),
  primary key (merchant_id, id)
);
create index mails__member on mails (merchant_id, member_id);
create index mails__friend on mails (merchant_id, friend_id) where friend_id is not null;
create index mails__time on mails using brin (kept_at);
