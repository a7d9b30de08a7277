import type { Fault } from '../suite/fault.ts';
import { strikePoints } from './strike-points.ts';

export const crashPoints: Fault = {
  id: 'F2',
  name: 'Killed at every message',
  promise: 'Acknowledged is durable, and sent again has one effect, wherever the process dies.',
  attack:
    'kill -9 before each single message between a lane and PostgreSQL, either way; restart; all sent again, twice',
  run: (setting) => strikePoints(setting, 'kill'),
};
