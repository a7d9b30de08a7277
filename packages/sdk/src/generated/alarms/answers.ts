// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `alarms.list` answers with. */
export interface ListAlarmsAnswer {
  readonly alarms: readonly {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** `late`, `failing`, `paused`, `events_missing`, or `awards_held`. */
    readonly kind: string;
    /** Which webhook it is about; empty for awards that are held. */
    readonly webhook_id: string;
    /** Its name. */
    readonly webhook_name: string;
    /** Since when. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly raised_date: string;
    /** Until when; null while it is open. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly ended_date: string | null;
    /** What is wrong, in words. */
    readonly text: string;
    /** The same as data. */
    readonly detail: Readonly<Record<string, unknown>>;
  }[];
}
