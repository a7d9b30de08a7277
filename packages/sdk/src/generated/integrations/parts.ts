// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `config`. */
export interface IntegrationConfig {
  /** Events that the shop sends; none: every event. */
  readonly events: readonly string[];
  /** What events do where that is not what they do by themselves. Ours. */
  readonly mapping: Readonly<Record<string, string>>;
  /** `api_key` or `secret_key`. Ours. */
  readonly signed_with: string;
  readonly zif_config: {
    /** Where the shop posts its events. */
    readonly workflow_url: string;
  };
}
