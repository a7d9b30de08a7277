import { runningCall } from './draft-calls.ts';
import { useRead } from './hooks.ts';

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
  const { data } = useRead(runningCall);
  const told: Readonly<Record<string, unknown>> = { ...data?.document };
  const text = (name: string, otherwise: string): string =>
    typeof told[name] === 'string' ? told[name] : otherwise;
  return {
    name: text('name', ''),
    currency: text('currency', 'USD'),
    timeZone: text('timeZone', 'UTC'),
  };
}
