// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `design.read` answers with. */
export interface StorefrontDesign {
  /** Grows by one with each change; 0 as long as all of it is ours. */
  readonly revision: number;
  /** How it is laid out and drawn. */
  readonly theme: 'calm' | 'bold' | 'classic' | 'night';
  /** Of buttons, links and progress, `#rrggbb`. */
  readonly accent_color: string;
  /** Behind everything. */
  readonly background_color: string;
  /** Of texts. */
  readonly text_color: string;
  /** Of cards and buttons. */
  readonly corners: 'square' | 'soft' | 'round';
  /** In which corner of the window its button stands; `off` for none. */
  readonly launcher: 'end' | 'start' | 'off';
  /** Languages that members choose between; the first where theirs is none. */
  readonly languages: readonly string[];
  /**
   * Words of the merchant’s own, by language and name; where there are none, the dashboard
   * says its own.
   */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A PNG as data URL, at most 480 by 120 pixels; null without one. */
  readonly logo: string | null;
  /** Who changed it last. */
  readonly last_modified_by: string | null;
  /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string | null;
  /** The themes with the colours that they come with. */
  readonly themes: readonly {
    /** How it is laid out and drawn. */
    readonly theme: 'calm' | 'bold' | 'classic' | 'night';
    /** Of buttons, links and progress, `#rrggbb`. */
    readonly accent_color: string;
    /** Behind everything. */
    readonly background_color: string;
    /** Of texts. */
    readonly text_color: string;
    /** Of cards and buttons. */
    readonly corners: 'square' | 'soft' | 'round';
  }[];
  /** Names of the words that may be said otherwise. */
  readonly text_names: readonly string[];
}
