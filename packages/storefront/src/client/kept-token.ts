import { StorefrontFailure } from './failure.ts';
import { memberNamedBy } from './token.ts';

/** Asks the page of the shop for a new token of the same visitor, when the one it gave has ended. */
export type RenewToken = () => string | Promise<string>;

/** The token that calls are made with. */
export interface KeptToken {
  readonly current: string | null;
  /**
   * A token for a call that was refused with `ended`: one that came meanwhile, or a new one. However many
   * calls wait, the page is asked once. Rejects with why there is none, or with `refusal` if nobody is asked.
   */
  after(ended: string | null, refusal: StorefrontFailure): Promise<string>;
}

const OVER = 'ERROR_UNAUTHORIZED';
const PATIENCE_MS = 10_000;
/** A page that has just been asked is not asked again: the refusal has another cause than the time. */
const RESTS_MS = 5000;

export function keepToken(first: string | null, ask: RenewToken | undefined): KeptToken {
  let current = first;
  let asking: Promise<string> | null = null;
  let restsUntil = 0;
  const renew = async (page: RenewToken, ended: string): Promise<string> => {
    try {
      current = await newToken(page, ended);
      return current;
    } finally {
      asking = null;
      restsUntil = performance.now() + RESTS_MS;
    }
  };
  return {
    get current() {
      return current;
    },
    async after(ended, refusal) {
      if (ended === null || ask === undefined) throw refusal;
      if (current !== null && current !== ended) return current;
      if (asking === null && performance.now() < restsUntil) throw refusal;
      asking ??= renew(ask, ended);
      return asking;
    },
  };
}

async function newToken(ask: RenewToken, ended: string): Promise<string> {
  const given = await answerOf(ask);
  if (typeof given !== 'string' || given === '') {
    throw new StorefrontFailure(OVER, 'The page gave no new token');
  }
  // What stands on the page is the former visitor's, and so is what he is about to do.
  if (memberNamedBy(given) !== memberNamedBy(ended)) {
    throw new StorefrontFailure(OVER, 'The page gave the token of somebody else');
  }
  return given;
}

/** What the page answers in time: its function is a stranger's. */
async function answerOf(ask: RenewToken): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('it does not answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([Promise.resolve().then(ask), late]);
  } catch (error) {
    if (error instanceof StorefrontFailure) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StorefrontFailure(OVER, `The page gave no new token: ${why}`, error);
  } finally {
    clearTimeout(timer);
  }
}
