// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';

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

const READ: Operation = {
  id: 'v2_read_storefront_design',
  method: 'GET',
  path: '/v2/loyalty/storefront/design',
  repeats: 'read',
};

const UPDATE: Operation = {
  id: 'v2_update_storefront_design',
  method: 'PUT',
  path: '/v2/loyalty/storefront/design',
  query: [],
  repeats: 'refused',
};

/** Operations below `/storefront/design`. */
export class DesignResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read what members see in the shop.
   *
   * Theme, colours, words and logo of the dashboard and its launcher. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/storefront/design`
   */
  read(options?: CallOptions): Promise<StorefrontDesign> {
    return this.#sender.send(READ, { path: [], options });
  }

  /**
   * Say what members see in the shop.
   *
   * Changes it if nobody else did since it was read; what is left out stays. Text and accent
   * must have a contrast of at least 4.5 on the background. For keys of the scope admin, and
   * managers. Not in the platform’s own API.
   *
   * `PUT /v2/loyalty/storefront/design`
   *
   * Refusals: `DESIGN_CHANGED`.
   */
  update(params: UpdateStorefrontDesignParams, options?: CallOptions): Promise<StorefrontDesign> {
    return this.#sender.send(UPDATE, { path: [], params, options });
  }
}
