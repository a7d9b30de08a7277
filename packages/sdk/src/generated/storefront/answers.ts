// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `storefront.signIn` answers with. */
export interface SignInAnswer {
  /** Whether the page may speak for a member. */
  readonly signed_in: boolean;
  /** For `Authorization: Bearer`; null for a guest. */
  readonly token: string | null;
  /** How long the token is good, seconds; 0 without one. */
  readonly expires_in: number;
}

/** What `storefront.potentialPoints` answers with. */
export interface PotentialPointsAnswer {
  readonly products: readonly {
    /** As it was sent. */
    readonly product_id: string;
    /** What it would earn; 0 if nothing. */
    readonly points: number;
  }[];
  /** All of them together. */
  readonly points: number;
}

/** What `storefront.readDesign` answers with. */
export interface DesignAnswer {
  /** Grows with each change. */
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
  /** What the program is called. */
  readonly program_name: string;
  /** Of the program, `USD`. */
  readonly currency: string;
  /** Digits of points behind the point: 0, 1 or 2. */
  readonly points_decimals: number;
}
