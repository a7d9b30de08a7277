/** Why a call came to nothing. `code` is the server's, or `UNREACHABLE` where it did not answer. */
export class StorefrontFailure extends Error {
  override readonly name = 'StorefrontFailure';
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

/**
 * The code of a failure, empty for what is none. The script and the dashboard are built apart, so each has
 * a class of its own for the same thing: it is known by its name.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || error.name !== 'StorefrontFailure') return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The server's own reason; an answer that is none of its own, as of a proxy, is known by its status. */
export function failureOf(status: number, json: unknown): StorefrontFailure {
  const { error_code: code, reason } = isObject(json) ? json : {};
  return typeof code === 'string' && typeof reason === 'string'
    ? new StorefrontFailure(code, reason)
    : new StorefrontFailure(
        BY_STATUS[status] ?? 'UNREACHABLE',
        `The loyalty program answered with ${String(status)}`,
      );
}

/** What those between a browser and us answer by themselves, where it means something. */
const BY_STATUS: Readonly<Record<number, string>> = {
  413: 'INVALID_PHOTO',
  429: 'RATE_LIMIT_EXCEEDED',
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
