/** Why a call came to nothing. `code` is the server's, or `UNREACHABLE` where it did not answer. */
export class StorefrontFailure extends Error {
  override readonly name = 'StorefrontFailure';
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

/** The server's own reason; an answer that is none of its own, as of a proxy, says its status. */
export function failureOf(status: number, json: unknown): StorefrontFailure {
  const { error_code: code, reason } = isObject(json) ? json : {};
  return typeof code === 'string' && typeof reason === 'string'
    ? new StorefrontFailure(code, reason)
    : new StorefrontFailure('UNREACHABLE', `The loyalty program answered with ${String(status)}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
