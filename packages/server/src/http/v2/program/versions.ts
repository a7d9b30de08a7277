import type { listProgramVersions, V2Values } from '@fealty/contract/v2';
import {
  readHistory,
  readRunningVersion,
  readToldVersion,
} from '../../../usecases/program-history.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { answering, refuseVersion, toldData, versionData } from './program-answer.ts';

/** The version that decides now. */
export const handleReadRunning: V2Handler<unknown> = async ({ database }, { caller }) => {
  const running = await readRunningVersion(database, caller.merchantId);
  if (running === null) return refuseVersion(1);
  return succeed({ ...versionData(running), document: running.document });
};

/** Versions, newest first. */
export const handleListVersions: V2Handler<V2Values<typeof listProgramVersions>> = async (
  { database },
  { caller, values },
) => {
  const { start_index: skip, count: limit } = values;
  const { versions, total } = await readHistory(database, caller.merchantId, { skip, limit });
  const next = skip + versions.length;
  return succeed({
    versions: versions.map(toldData),
    total,
    more: next < total,
    next_start_index: next,
  });
};

const NUMBER = /^[1-9]\d{0,8}$/;

/** One version with its document. */
export const handleReadVersion: V2Handler<unknown> = ({ database }, { caller, path }) =>
  answering(async () => {
    const asked = path['version'] ?? '';
    if (!NUMBER.test(asked)) return refuseVersion(asked.slice(0, 100));
    const told = await readToldVersion(database, caller.merchantId, Number(asked));
    return succeed({ ...toldData(told), document: told.document });
  });
