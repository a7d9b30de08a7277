// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `helpDesks.read` answers with. */
export interface HelpDesk {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  readonly kind: 'gladly' | 'zendesk';
  /** What it is called. */
  readonly name: string;
  readonly status: 'active' | 'paused';
  /** Where it calls: what Gladly is told as URL of the adaptor. */
  readonly url: string;
  /** What was said of them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether a secret of its own is kept. */
  readonly has_secret: boolean;
  /** The name of the API key that it calls with. */
  readonly key_identifier: string;
  /** Whether agents may award and redeem. */
  readonly actions: boolean;
  /** What an agent may give in one award; 0 for no limit. */
  readonly award_max: number;
  /** What one agent may give in a day; 0 for no limit. */
  readonly agent_daily_max: number;
  /** What all agents may give in a day; 0 for no limit. */
  readonly daily_max: number;
}

/** What `helpDesks.create` answers with. */
export interface SavedHelpDesk extends HelpDesk {
  /** The API key that was made, shown this once. */
  readonly api_key: string | null;
}
