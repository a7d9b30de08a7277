-- Members by what their names and telephones begin with: whoever looks for somebody types the first letters.
-- Addresses and ids are found by their identities.

create index members__first_name on members (merchant_id, (lower(first_name) collate "C"))
  where erased_at is null;
create index members__last_name on members (merchant_id, (lower(last_name) collate "C"))
  where erased_at is null;
create index members__phone_digits on members
  (merchant_id, (regexp_replace(phone, '\D', '', 'g') collate "C"))
  where erased_at is null and phone <> '';
create index members__phone_abroad on members
  (merchant_id, (regexp_replace(phone_country_code || phone, '\D', '', 'g') collate "C"))
  where erased_at is null and phone <> '';
