/** Why a request came to nothing. */
export type FailureKind =
  /** The server said no, and why. */
  | 'refused'
  /** Nobody is signed in any more. */
  | 'signed_out'
  /** The role does not allow it. */
  | 'forbidden'
  /** The server cannot do it now; the same may come again. */
  | 'busy'
  /** No answer came. */
  | 'unreachable'
  /** The server is at fault. */
  | 'broken';

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  /** The server's code, empty without an answer. */
  readonly code: string;
  /** How long the server asks to wait, milliseconds; 0 where it says nothing. */
  readonly waitMs: number;

  constructor(kind: FailureKind, message: string, code = '', waitMs = 0) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.waitMs = waitMs;
  }

  /** What is wrong with which field, in the server's words; empty if it names none. */
  get fields(): ReadonlyMap<string, string> {
    return fieldsOf(this.message);
  }
}

const MISSING = /^missing: (.+)$/;
const MALFORMED = /^([a-z_.]+) is (.+), allowed is (.+)$/s;
const ABOUT = /^([a-z]+(?:_[a-z]+)*): (.+)$/s;

/** Reads the three forms in which the server names fields in a reason. */
export function fieldsOf(reason: string): ReadonlyMap<string, string> {
  const missing = MISSING.exec(reason)?.[1];
  if (missing !== undefined) {
    return new Map(missing.split(', ').map((name) => [bare(name), 'Please fill this in.']));
  }
  const found = new Map<string, string>();
  for (const part of reason.split('; ')) {
    const malformed = MALFORMED.exec(part);
    if (malformed !== null) {
      const [, name = '', , allowed = ''] = malformed;
      found.set(bare(name), `Allowed: ${allowed}.`);
    }
  }
  if (found.size > 0) return found;
  const [, name, sentence] = ABOUT.exec(reason) ?? [];
  return name === undefined || sentence === undefined ? found : new Map([[name, sentence]]);
}

/** Forms have one level; `transaction_attributes.reason` is their `reason`. */
function bare(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A sentence for people about whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof Failure ? error.message : 'Something went wrong on this page.';
}
