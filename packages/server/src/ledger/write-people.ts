import { statement } from '../runtime/statement.ts';

/* Who members are and what they are known by; see write-statements.ts for the form of these. */

export const insertMembers = statement(
  'lane.insertMembers',
  `insert into members (merchant_id, id, email, uid, first_name, last_name, birthdate, phone,
     phone_country_code, address_line1, address_line2, city, state, postal_code, country, language,
     anniversary_date, gender, twitter_handle, instagram_handle, tags, custom, referral_code, referrer_id, status, subscribed, unsubscribed_at, enrolled_at,
     modified_at, deleted_at, erased_at, profile_version)
   select $1, m.id, m.email, m.uid, m.first_name, m.last_name, m.birthdate, m.phone,
     m.phone_country_code, m.address_line1, m.address_line2, m.city, m.state, m.postal_code,
     m.country, m.language, m.anniversary_date, m.gender, m.twitter_handle,
     m.instagram_handle, m.tags, m.custom, m.referral_code, m.referrer_id, m.status,
     m.subscribed, m.unsubscribed_at, m.enrolled_at, m.modified_at,
     m.deleted_at, m.erased_at, m.profile_version
   from jsonb_to_recordset($2::jsonb) as m (id text, email text, uid text, first_name text,
     last_name text, birthdate date, phone text, phone_country_code text, address_line1 text,
     address_line2 text, city text, state text, postal_code text, country text, language text,
     anniversary_date date, gender text, twitter_handle text, instagram_handle text, tags text[], custom jsonb, referral_code text, referrer_id text, status text,
     subscribed boolean, unsubscribed_at timestamptz, enrolled_at timestamptz,
     modified_at timestamptz, deleted_at timestamptz, erased_at timestamptz,
     profile_version integer)`,
);

export const updateMembers = statement(
  'lane.updateMembers',
  `update members t set email = m.email, uid = m.uid, first_name = m.first_name,
     last_name = m.last_name, birthdate = m.birthdate, phone = m.phone,
     phone_country_code = m.phone_country_code, address_line1 = m.address_line1,
     address_line2 = m.address_line2, city = m.city, state = m.state, postal_code = m.postal_code,
     country = m.country, language = m.language, anniversary_date = m.anniversary_date,
     gender = m.gender, twitter_handle = m.twitter_handle, instagram_handle = m.instagram_handle,
     tags = m.tags, custom = m.custom,
     status = m.status, subscribed = m.subscribed, unsubscribed_at = m.unsubscribed_at,
     modified_at = m.modified_at, deleted_at = m.deleted_at, erased_at = m.erased_at,
     profile_version = m.profile_version, referral_code = m.referral_code,
     referrer_id = m.referrer_id
   from (
     select $1::integer as merchant_id, n.*
       from jsonb_to_recordset($2::jsonb)
       as n (id text, email text, uid text, first_name text,
     last_name text, birthdate date, phone text, phone_country_code text, address_line1 text,
     address_line2 text, city text, state text, postal_code text, country text, language text,
     anniversary_date date, gender text, twitter_handle text, instagram_handle text, tags text[], custom jsonb, status text, subscribed boolean, unsubscribed_at timestamptz,
     modified_at timestamptz, deleted_at timestamptz, erased_at timestamptz,
     profile_version integer, referral_code text, referrer_id text) offset 0) as m
   where t.merchant_id = m.merchant_id and t.id = m.id`,
);

/** Takes identities; fewer rows than were sent mean that somebody else holds one. */
export const takeIdentities = statement(
  'lane.takeIdentities',
  `with done as (
     insert into identities as i (merchant_id, kind, value, member_id)
   select $1, w.kind, w.value, w.member_id
     from unnest($2::text[], $3::text[], $4::text[]) as w (kind, value, member_id)
    order by w.kind, w.value
   on conflict (merchant_id, kind, value) do update set member_id = excluded.member_id
    where i.member_id is null
     returning 1
   )
   select expect_rows((select count(*) from done), $5::bigint)`,
);

/** What nobody is known by any more leaves no row: it may be an address that was given up. */
export const releaseIdentities = statement(
  'lane.releaseIdentities',
  `delete from identities i using (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[])
       as n (kind, value) offset 0) as w
   where i.merchant_id = w.merchant_id and i.kind = w.kind and i.value = w.value`,
);
