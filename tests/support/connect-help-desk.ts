import { runFealty } from './fealty-process.ts';
import type { ShopKeys } from './v1-client.ts';

/** A help desk of a running installation, and the key that it calls with. */
export interface RunningDesk {
  readonly id: string;
  readonly apiKey: string;
  /** Says something else of it: the words after its id on the command line. */
  change(...options: readonly string[]): Promise<void>;
  pause(...options: readonly string[]): Promise<void>;
}

/** Connects a help desk to a merchant from the command line, with actions on. */
export async function connectHelpDesk(
  environment: Readonly<Record<string, string>>,
  { partnerId }: ShopKeys,
  kind: 'zendesk' | 'gladly',
  ...options: readonly string[]
): Promise<RunningDesk> {
  const speak = async (...args: readonly string[]): Promise<string> => {
    const all = ['help-desk', ...args, '--merchant', partnerId];
    const { code, out, err } = await runFealty(all, environment);
    if (code !== 0) throw new Error(`fealty ${all.join(' ')} ended with ${String(code)}: ${err}`);
    return out;
  };
  const out = await speak('create', kind, '--actions', 'on', ...options);
  const id = /^help desk\s+(\w+)$/m.exec(out)?.[1];
  const apiKey = /^api-key\s+(\w+)$/m.exec(out)?.[1];
  if (id === undefined || apiKey === undefined) throw new Error(`no help desk in: ${out}`);
  return {
    id,
    apiKey,
    async change(...changed) {
      await speak('change', id, ...changed);
    },
    async pause(...how) {
      await speak('pause', id, ...how);
    },
  };
}
