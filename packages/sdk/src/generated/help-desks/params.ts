// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { AttributeValues } from '../../sending/values.ts';
import type { LanguageParams } from '../shared/params.ts';

/** What agents of a help desk may do. */
export interface HelpDeskTerms {
  /** `active`, or `paused`: what it asks is refused until it is active again. */
  readonly status?: 'active' | 'paused' | undefined;
  /**
   * As its kind has them. Gladly: `match_by_phone` and `transaction_cards` (both false
   * unless said), `on_fault` (`unavailable` unless said, or `empty`).
   */
  readonly settings?: AttributeValues | undefined;
  /**
   * Gladly: the signing key of its app, 8 to 255 characters; its requests must then be
   * signed. An empty text takes it off. Never shown again.
   */
  readonly secret_key?: string | undefined;
  /** Whether agents may award and redeem; no unless said. */
  readonly actions?: boolean | undefined;
  /** What an agent may give in one award, in points; 0 for no limit. */
  readonly award_max?: string | undefined;
  /** What one agent may give in a day of the program’s zone, in points; 0 for no limit. */
  readonly agent_daily_max?: string | undefined;
  /** What all agents of the help desk may give in a day, in points; 0 for no limit. */
  readonly daily_max?: string | undefined;
}

/** What `helpDesks.create` takes. */
export interface CreateHelpDeskParams extends HelpDeskTerms, LanguageParams {
  /** Which help desk it is. */
  readonly kind: 'gladly' | 'zendesk';
  /** What it is called, in your words. */
  readonly name: string;
}

/** What `helpDesks.update` takes. */
export interface UpdateHelpDeskParams extends HelpDeskTerms, LanguageParams {
  /** What it is called, in your words. */
  readonly name?: string | undefined;
}

/** What `helpDesks.delete` takes. */
export type DeleteHelpDeskParams = LanguageParams;
