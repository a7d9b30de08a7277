/*
 * SQL for the id of whoever goes on for a member. Not `coalesce`, which PostgreSQL takes for one of those
 * that could tell of rows behind the wall between merchants, and so keeps from indexes; `case` it knows.
 */

/** Of the row `h` of member_heads. */
export const GOES_ON_FOR_H = 'case when h.merged_into is null then h.id else h.merged_into end';

/** Of the row `known` of member_heads. */
export const GOES_ON_FOR_KNOWN =
  'case when known.merged_into is null then known.id else known.merged_into end';
