import { FealtyClient } from './generated/client.ts';
import { StorefrontClient } from './generated/storefront/storefront.ts';
import type { ConnectionOptions } from './sending/options.ts';
import { createSender } from './sending/send.ts';
import { WORLD, type Surroundings } from './sending/surroundings.ts';

/** With an API key of a store, or with the session of a person who is signed in. */
export type ClientOptions = ConnectionOptions &
  ({ readonly partnerId: string; readonly apiKey: string } | { readonly session: string });

/** With the token that a shop signed for a member, or for a guest. */
export interface StorefrontOptions extends ConnectionOptions {
  readonly partnerId: string;
  readonly token: string;
}

/**
 * A client of the API, version 2. Keys belong on servers: whoever has one has the store. Throws a
 * TypeError if an option cannot be what it is.
 */
export function createClient(options: ClientOptions, world: Surroundings = WORLD): FealtyClient {
  const credentials =
    'session' in options
      ? { authorization: `Bearer ${options.session}` }
      : { 'partner-id': options.partnerId, 'api-key': options.apiKey };
  return new FealtyClient(createSender({ ...options, credentials }, world));
}

/** A client for the browser of one member. Throws a TypeError if an option cannot be what it is. */
export function createStorefrontClient(
  options: StorefrontOptions,
  world: Surroundings = WORLD,
): StorefrontClient {
  const { partnerId, token } = options;
  const credentials = { 'partner-id': partnerId, authorization: `Bearer ${token}` };
  return new StorefrontClient(createSender({ ...options, credentials }, world));
}
