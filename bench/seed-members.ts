/** Members who are all called the same, of whom nothing else is known: for what never looks at that. */
export const ALIKE_MEMBERS = `
  insert into members (merchant_id, id, email, uid, first_name, last_name, referral_code, status,
    enrolled_at, modified_at)
  select $1, bench.member_id(n), 'member' || n || '@example.com', 'uid-' || n, 'Bob', 'Baker',
    'REF' || n, 'active', now() - interval '400 days', now() - interval '400 days'
  from generate_series(1, $2) n`;

/**
 * Members as a shop has them: a twentieth is called Smith, one is called as nobody else is; one in a
 * thousand is blocked, one in ten carries a tag, one in ten thousand a rare one. They joined over five years.
 */
export const VARIOUS_MEMBERS = `
  insert into members (merchant_id, id, email, uid, first_name, last_name, phone, phone_country_code,
    city, country, tags, custom, referral_code, referrer_id, birthdate, status, enrolled_at, modified_at)
  select $1, bench.member_id(n), 'member' || n || '@example.com', 'uid-' || n,
    case when n = 4711 then 'Zebediah' else (array['Maria', 'John', 'Ada', 'Bob', 'Eve', 'Chloé', 'Yusuf',
      'Ingrid', 'Wei', 'Priya', 'Tom', 'Lucía', 'Noah', 'Emma', 'Omar', 'Kenji'])[1 + n % 16] end,
    case when n = 4711 then 'Quillfeather' when n % 20 = 0 then 'Smith'
      else (array['Jones', 'Baker', 'Müller', 'Garcia', 'Chen', 'Okafor', 'Rossi', 'Novak', 'Silva',
        'Kowalski', 'Haddad', 'Nguyen', 'Larsen', 'Dubois', 'Ivanova', 'Tanaka'])[1 + (n / 16) % 16]
        || case when n % 3 = 0 then '' else '-' || chr(65 + n % 26) || chr(97 + n / 26 % 26) end end,
    '555' || lpad((n * 7 % 10000000)::text, 7, '0'), '1', 'Springfield', 'US',
    case when n % 10000 = 0 then '{founder,vip}'::text[] when n % 10 = 0 then '{vip}' else '{}' end,
    case when n % 4 = 0 then '{}' else jsonb_build_object('favourite', 'flavour ' || n % 50,
      'shop_number', n % 5000) end,
    'REF' || n, case when n % 25 = 0 then bench.member_id(n % 1000 + 1) end,
    date '1950-01-01' + n * 7 % 20000, case when n % 1000 = 0 then 'blocked' else 'active' end,
    now() - interval '400 days' - n % 1500 * interval '1 day' - n * interval '7 milliseconds',
    now() - interval '1 day' - n % 400 * interval '1 day'
  from generate_series(1, $2) n`;
