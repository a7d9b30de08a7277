import pg from 'pg';

/*
 * The schema as text, read from the catalogue: the same on every PostgreSQL that is supported, and
 * without what a dump adds for restoring.
 */

const HEADER = `-- The schema that the migrations make. Written by "npm run schema:dump"; a test compares.\n`;

const PARTS: readonly { readonly title: string; readonly sql: string }[] = [
  {
    title: 'types',
    sql: `select format('type %s: %s', t.typname,
                 string_agg(e.enumlabel, ', ' order by e.enumsortorder)) as line
            from pg_type t join pg_enum e on e.enumtypid = t.oid
            join pg_namespace n on n.oid = t.typnamespace and n.nspname = 'public'
           group by t.typname order by t.typname`,
  },
  {
    title: 'tables',
    sql: `select format('%s.%s %s%s%s%s', c.relname, a.attname,
                 format_type(a.atttypid, a.atttypmod),
                 case when a.attcollation <> t.typcollation
                      then ' collate ' || quote_ident(o.collname) else '' end,
                 case when a.attnotnull then ' not null' else '' end,
                 case when a.attidentity <> '' then ' identity'
                      when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
                      else '' end) as line
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            left join pg_collation o on o.oid = a.attcollation
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
           where c.relkind = 'r' order by c.relname, a.attnum`,
  },
  {
    title: 'table settings',
    sql: `select format('%s %s', c.relname, array_to_string(c.reloptions, ', ')) as line
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
           where c.relkind in ('r', 'v') and c.reloptions is not null order by c.relname`,
  },
  {
    title: 'constraints',
    // Newer servers list NOT NULL here as well; the columns above say it.
    sql: `select format('%s %s: %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
           where k.contype <> 'n' order by c.relname, k.conname`,
  },
  {
    title: 'indexes',
    sql: `select indexdef as line from pg_indexes where schemaname = 'public' order by indexname`,
  },
  {
    title: 'sequences',
    // Those of identity columns are said there.
    sql: `select format('%s %s', c.relname, format_type(s.seqtypid, null)) as line
            from pg_sequence s
            join pg_class c on c.oid = s.seqrelid
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
           where not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
           order by c.relname`,
  },
  {
    title: 'triggers',
    sql: `select pg_get_triggerdef(t.oid) as line
            from pg_trigger t
            join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
           where not t.tgisinternal order by c.relname, t.tgname`,
  },
  {
    title: 'policies',
    sql: `select format('%s %s%s to %s: %s', p.tablename, p.policyname,
                 case when p.permissive = 'PERMISSIVE' then '' else ' restrictive' end,
                 array_to_string(p.roles, ', '), coalesce(p.qual, p.with_check)) as line
            from pg_policies p where p.schemaname = 'public' order by p.tablename, p.policyname`,
  },
  {
    title: 'views',
    sql: `select format('%s: %s', c.relname,
                 string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', '
                            order by a.attnum)) as line
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
           where c.relkind = 'v' group by c.relname order by c.relname`,
  },
  {
    title: 'functions',
    sql: `select pg_get_functiondef(p.oid) as line
            from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
           order by p.proname`,
  },
];

/** Reads the schema of a database as text. */
export async function schemaText(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const parts: string[] = [];
    for (const { title, sql } of PARTS) {
      const found = await client.query<{ line: string }>(sql);
      parts.push(`-- ${title}\n${found.rows.map((row) => row.line.trim()).join('\n')}\n`);
    }
    return `${HEADER}\n${parts.join('\n')}`;
  } finally {
    await client.end();
  }
}
