import { randomBytes, randomInt } from 'node:crypto';
import type { Fresh } from '@fealty/core';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

const COUNTER_MAX = 0xfffff;
/** Where the counter may begin in a millisecond; there is room for half a million behind it. */
const COUNTER_START_MAX = 0x80000;

/**
 * Ids of 24 hex digits: 11 of milliseconds, 5 of a counter, 8 of this process's own. They sort by
 * the order in which a process gave them out, and to the millisecond between processes.
 */
export function createFresh(): Fresh {
  const own = randomBytes(4).toString('hex');
  let counter = 0;
  let lastMs = 0;
  let prefix = '';
  return {
    id() {
      const ms = Date.now();
      if (ms > lastMs || counter === COUNTER_MAX) {
        lastMs = Math.max(ms, lastMs + (counter === COUNTER_MAX ? 1 : 0));
        counter = randomInt(COUNTER_START_MAX);
        prefix = lastMs.toString(16).padStart(11, '0');
      }
      counter += 1;
      return prefix + counter.toString(16).padStart(5, '0') + own;
    },
    code(length, alphabet = ALPHABET) {
      let code = '';
      for (let place = 0; place < length; place += 1) {
        code += alphabet.charAt(randomInt(alphabet.length));
      }
      return code;
    },
  };
}

/** Ids of a simulation: counted from zero, so that nobody takes them for real. */
export function createMaskedFresh(): Fresh {
  let counter = 0;
  return {
    id: () => (counter++).toString(16).padStart(24, '0'),
    code: (length) => 'X'.repeat(length),
  };
}

/** 16 random bytes in hex, drawn in blocks. */
export function saltSupply(): () => string {
  let block = '';
  let offset = 0;
  return () => {
    if (offset === block.length) {
      block = randomBytes(16 * 32).toString('hex');
      offset = 0;
    }
    offset += 32;
    return block.slice(offset - 32, offset);
  };
}
