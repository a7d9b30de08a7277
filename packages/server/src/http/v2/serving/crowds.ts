import { both, Turnstile, type Gate } from '../../../runtime/turnstile.ts';
import { ROOM_STEP_BYTES, type BodyRoom } from '../../reading/read-body.ts';

/*
 * What a process can bear of large requests, whoever sends them to which of its surfaces.
 */

/** Of bodies above the usual size, while they come in and until they are answered. */
const INCOMING_BYTES_MAX = 256 * 1024 * 1024;

const incoming = new Turnstile({
  inside: INCOMING_BYTES_MAX / ROOM_STEP_BYTES,
  waiting: 32,
  patienceMs: 10_000,
});

/** Shoppers are many, and strangers: half of it stays free for those who hold a key. */
const incomingOfShoppers = both(
  new Turnstile({
    inside: INCOMING_BYTES_MAX / ROOM_STEP_BYTES / 2,
    ...{ waiting: 32, patienceMs: 10_000 },
  }),
  incoming,
);

/**
 * Bodies above the usual size that may be taken apart at once, and worked with. The largest takes some
 * 230 MB for it, most a tenth of that.
 */
const takenApart = new Turnstile({ inside: 3, waiting: 32, patienceMs: 10_000 });

/**
 * Requests whose files may be decoded at once. A picture at the limit of pixels takes 256 MB, and as
 * much processor time as two cores can spare.
 */
export const judging = new Turnstile({ inside: 2, waiting: 32, patienceMs: 10_000 });

/** The same for files of shoppers: one at a time. */
export const judgingOfShoppers = both(
  new Turnstile({ inside: 1, waiting: 32, patienceMs: 10_000 }),
  judging,
);

/** Room for the body of one request. */
export interface OpenRoom extends BodyRoom {
  /** Gives back all that was taken, also what is still waited for by a client who went away. */
  leave(): void;
}

/** Room for as many bytes, for those with a key, or for shoppers. */
export function openRoom(bytesMax: number, whose: 'keyed' | 'shopper' = 'keyed'): OpenRoom {
  const leaving: Promise<() => void>[] = [];
  const enter = async (gate: Gate): Promise<boolean> => {
    const entering = gate.enter();
    leaving.push(
      entering.then((entered) => () => {
        if (entered) gate.leave();
      }),
    );
    return entering;
  };
  return {
    bytesMax,
    enter: () => enter(whose === 'shopper' ? incomingOfShoppers : incoming),
    takeApart: () => enter(takenApart),
    leave() {
      for (const left of leaving) {
        void left.then((leave) => {
          leave();
        });
      }
    },
  };
}
