import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/**
 * How columns become values: `bigint` a safe integer, `timestamptz` milliseconds since 1970,
 * `date` its ISO text, `numeric` text. A bigint beyond 2^53 throws rather than lose a digit.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    switch (oid) {
      case INT8:
        return parseInt8;
      case TIMESTAMPTZ:
        return parseInstant;
      case DATE:
        return (value) => value;
      default:
        return defaultParser(oid, format ?? 'text');
    }
  },
};

/** The driver types its parsers by an enum of the types it knows; any number is allowed. */
const defaultParser = pg.types.getTypeParser as (
  oid: number,
  format: 'text' | 'binary',
) => (value: string) => unknown;

function parseInt8(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint ${value} does not fit`);
  return number;
}

/** The session speaks UTC, so the text ends in `+00`. */
function parseInstant(value: string): number {
  return Date.parse(value.replace(' ', 'T').replace('+00', 'Z'));
}
