/** Events that make a member one, end that, or move him between tiers, as their indexes name them. */
export const STANDING_EVENTS = `
  ('member.enrolled', 'member.deleted', 'member.readmitted', 'member.erased', 'member.blocked',
   'member.opted_out', 'member.merged', 'member.unmerged', 'tier.upgraded', 'tier.downgraded',
   'tier.assigned')`;

/**
 * Whether the member of event `X` counts for a tier from then on: 0 or 1. The tier of somebody deleted may
 * change too, when something that was done to him before is taken back.
 */
const COUNTS = (x: string): string => `
  case when ${x}.type is null or (
              select l.type in ('member.deleted', 'member.erased') from events l
               where l.merchant_id = $1 and l.member_id = e.member_id and l.sequence <= ${x}.sequence
                 and l.type in ('member.enrolled', 'member.deleted', 'member.readmitted',
                                'member.erased', 'member.blocked', 'member.opted_out')
               order by l.sequence desc limit 1)
         or ${x}.type in ('member.merged', 'member.unmerged') and exists (
           select from member_merges g where g.merchant_id = $1 and g.from_id = e.member_id
              and g.at <= ${x}.at and (g.undone_at is null or g.undone_at > ${x}.at))
       then 0 else 1 end`;

/**
 * Events from $3 on and before $4, milliseconds, with the tier that the member had before and has then,
 * empty for none, and whether he counted for it. A member counts from when he joins until he is deleted,
 * erased or merged. What an event of somebody erased said is forgotten: then his head says the last tier
 * he had.
 */
export const STANDING_TIERS = `
  select e.at,
         coalesce(case when b.data is null then h.tier_id
                       else b.data -> 'member' ->> 'tierId' end, '') as from_tier,
         ${COUNTS('b')} = 1 as counted,
         coalesce(case when e.data is null then h.tier_id
                       else e.data -> 'member' ->> 'tierId' end, '') as to_tier,
         ${COUNTS('e')} = 1 as counts
    from events e
    join member_heads h on h.merchant_id = $1 and h.id = e.member_id
    left join lateral (
      select b.type, b.data, b.at, b.sequence from events b
       where b.merchant_id = $1 and b.member_id = e.member_id and b.sequence < e.sequence
         and b.type in ${STANDING_EVENTS}
       order by b.sequence desc limit 1) as b on true
   where e.merchant_id = $1 and e.type in ${STANDING_EVENTS}
     and e.at >= to_timestamp($3::float8 / 1000) and e.at < to_timestamp($4::float8 / 1000)`;

/** What they moved between tiers: a row for the tier that a member left and one for that he came to. */
export const STANDING_MOVES = `
  select w.at, c.tier_id, c.members
    from (${STANDING_TIERS}) as w
   cross join lateral (values (w.from_tier, -(w.counted::integer)), (w.to_tier, w.counts::integer))
         as c (tier_id, members)
   where c.members <> 0`;
