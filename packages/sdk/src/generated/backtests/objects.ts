// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `backtests.read` answers with. */
export interface Backtest extends BacktestSummary {
  /**
   * What the program would have done, as the page on back-tests says; null unless it is
   * done.
   */
  readonly report: Readonly<Record<string, unknown>> | null;
}

/** What `backtests.create` answers with. */
export interface BacktestSummary {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `queued`, `running`, `done`, `failed` or `cancelled`. */
  readonly state: string;
  /** How far it is, up to 1000. */
  readonly per_mille: number;
  /**
   * From when on the tried program decides; null from the beginning. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly from_date: string | null;
  /** Until when it does; null to the end. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly to_date: string | null;
  /** Who asked for it. */
  readonly created_by: string;
  /** When it was asked for. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was last begun. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly started_date: string | null;
  /** When it ended. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly ended_date: string | null;
  /** Why it failed; nothing otherwise. */
  readonly problems: readonly string[];
}
