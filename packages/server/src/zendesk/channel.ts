import type pg from 'pg';
import type { Channel } from '../delivery/channel.ts';
import { markMembers } from './members.ts';
import { readConnection } from './states.ts';
import { readZendeskSettings } from './settings.ts';

/** For a statement of the database. */
const TIMEOUT_MS = 10_000;

/**
 * Hears of changes and notes whom to send; nobody outside is asked anything here. What is sent later is
 * how a member stands then, so order does not matter and hearing twice is harmless.
 */
export function zendeskChannel(deps: {
  readonly pool: pg.Pool;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): Channel {
  const { pool, now } = deps;
  return {
    timeoutMs: TIMEOUT_MS,
    async send({ merchantId, id }, events) {
      const key = { merchantId, deskId: id };
      const connection = await readConnection(pool, key);
      if (connection === null) return { kind: 'nothing' };
      const { windowSeconds } = readZendeskSettings(connection.settings);
      const memberIds = events.map(({ memberId }) => memberId);
      await markMembers(pool, key, { memberIds, now: now(), windowMs: windowSeconds * 1000 });
      return { kind: 'taken' };
    },
  };
}
