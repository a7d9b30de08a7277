import type { readRunningProgram } from '@fealty/contract/v2';
import { call } from './call.ts';
import { useRead } from './hooks.ts';

const programCall = call<typeof readRunningProgram>('GET', '/v2/loyalty/program');

/** What pages need of the program's document; all else they ask of operations of their own. */
export interface ProgramTerms {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** The running program's name, currency and zone; plain ones until it is read. */
export function useProgram(): ProgramTerms {
  const { data } = useRead(programCall);
  const told: Readonly<Record<string, unknown>> = { ...data?.document };
  const text = (name: string, otherwise: string): string =>
    typeof told[name] === 'string' ? told[name] : otherwise;
  return {
    name: text('name', ''),
    currency: text('currency', 'USD'),
    timeZone: text('timeZone', 'UTC'),
  };
}
