// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `design.update` takes. */
export interface UpdateStorefrontDesignParams {
  /** The revision that you have seen. If it is another by now it is refused. */
  readonly revision: number;
  /** How it is laid out and drawn. */
  readonly theme?: 'calm' | 'bold' | 'classic' | 'night' | undefined;
  /** Of buttons, links and progress. */
  readonly accent_color?: string | undefined;
  /** Behind everything. */
  readonly background_color?: string | undefined;
  /** Of texts. */
  readonly text_color?: string | undefined;
  /** Of cards. */
  readonly corners?: 'square' | 'soft' | 'round' | undefined;
  /** Corner of its button, or `off`. */
  readonly launcher?: 'end' | 'start' | 'off' | undefined;
  /** All that are offered, the usual one first. */
  readonly languages?: readonly ('en' | 'de' | 'fr' | 'es' | 'ar' | 'he')[] | undefined;
  /**
   * All words of the merchant’s own, `{"de": {"redeem_title": "…"}}`, each of at most 200
   * characters.
   */
  readonly texts?: object | undefined;
  /**
   * A PNG, JPEG, WebP or SVG of at most 100 KiB as data URL; it is drawn anew. Empty for
   * none.
   */
  readonly logo?: string | undefined;
}
