import type { ProgramChange, ProgramProblem } from '@fealty/core';
import { ProgramMoved, ProgramRefused, VersionUnknown } from '../../../usecases/judge-program.ts';
import type { ToldVersion } from '../../../usecases/program-history.ts';
import { slashTime } from '../../dates.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Reply } from '../surface.ts';

/** As many as people read; how many there are in all is told. */
const CHANGES_MAX = 500;
const PROBLEMS_MAX = 100;
/** What was found may be a text of megabytes. */
const FOUND_MAX = 200;

/** Changes as they are answered, with how many there are. */
export function changesData(changes: readonly ProgramChange[]): object {
  return { changes: changes.slice(0, CHANGES_MAX), changes_total: changes.length };
}

export function problemsData(problems: readonly ProgramProblem[]): readonly object[] {
  return problems.slice(0, PROBLEMS_MAX).map(({ path, found, allowed }) => ({
    path,
    found: found.slice(0, FOUND_MAX),
    allowed: allowed.slice(0, FOUND_MAX),
  }));
}

/** A version without its document. */
export function versionData({
  version,
  appliedAt,
  appliedBy,
  origin,
}: Omit<ToldVersion, 'document' | 'changes' | 'isRunning'>): object {
  const name = origin.by === 'draft' ? origin.name : null;
  return {
    version,
    applied_date: slashTime(appliedAt),
    applied_by: appliedBy,
    origin: {
      by: origin.by,
      version: 'version' in origin ? origin.version : null,
      name: origin.by === 'promote' ? origin.partnerId : name,
    },
  };
}

export function toldData(told: ToldVersion): object {
  return { ...versionData(told), is_running: told.isRunning, ...changesData(told.changes) };
}

/** Answers what changing a program may come to beside a success; other errors go on. */
export async function answering(run: () => Promise<V2Reply>): Promise<V2Reply> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof VersionUnknown) return refuseVersion(error.version);
    if (error instanceof ProgramRefused) return refuseProblems(error.problems);
    if (!(error instanceof ProgramMoved)) throw error;
    const { base, running, changes } = error;
    const sentences = changes.slice(0, 3).map(({ sentence }) => sentence);
    const since = sentences.length === 0 ? 'It says the same' : sentences.join(' ');
    const reason = `Version ${String(base)} does not run any more; ${String(running)} does. ${since}`;
    return refuse('PROGRAM_MOVED', reason, { running_version: running, ...changesData(changes) });
  }
}

export function refuseVersion(version: number | string): V2Reply {
  const reason = `There is no version ${String(version)} of the program`;
  return refuse('PROGRAM_VERSION_DOES_NOT_EXIST', reason);
}

export function refuseProblems(problems: readonly ProgramProblem[]): V2Reply {
  const shown = problemsData(problems) as readonly ProgramProblem[];
  const [first] = shown;
  const at = first === undefined || first.path === '' ? 'document' : `document.${first.path}`;
  const words = `${at} is ${first?.found ?? 'wrong'}, allowed is ${first?.allowed ?? 'another'}`;
  const more = problems.length > 1 ? `; ${String(problems.length - 1)} more in problems` : '';
  return refuse('PROGRAM_REFUSED', `${words}${more}`, { problems: shown });
}
