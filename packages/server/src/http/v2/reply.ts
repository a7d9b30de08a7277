/** An answer of the v2 API. */
export interface V2Reply {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export function succeed(data: object, status = 200): V2Reply {
  return { status, body: { success: true, data } };
}

/** What cannot be served, and why. Codes are those of `docs/api/v2-errors.md`. */
export type V2Code =
  | 'ERROR_UNAUTHORIZED'
  | 'INVALID_JSON'
  | 'INVALID_REQUEST'
  | 'INVALID_REQUEST_PARAMETER_VALUES'
  | 'TEST_STORE_ONLY'
  | 'CLOCK_IS_MOVING'
  | 'ADVANCE_DOES_NOT_EXIST'
  | 'RESOURCE_DOES_NOT_EXIST'
  | 'TRY_AGAIN'
  | 'INTERNAL_SERVER_ERROR';

const STATUS: Readonly<Record<V2Code, number>> = {
  ERROR_UNAUTHORIZED: 401,
  INVALID_JSON: 400,
  INVALID_REQUEST: 400,
  INVALID_REQUEST_PARAMETER_VALUES: 400,
  TEST_STORE_ONLY: 400,
  CLOCK_IS_MOVING: 409,
  ADVANCE_DOES_NOT_EXIST: 404,
  RESOURCE_DOES_NOT_EXIST: 404,
  TRY_AGAIN: 503,
  INTERNAL_SERVER_ERROR: 500,
};

export function refuse(code: V2Code, reason: string): V2Reply {
  return { status: STATUS[code], body: { success: false, error_code: code, reason } };
}
