import { V1Client } from '../generated/v1/v1.ts';
import type { ConnectionOptions } from '../sending/options.ts';
import { createSender } from '../sending/send.ts';
import { WORLD, type Surroundings } from '../sending/surroundings.ts';

export * from '../generated/v1/index.ts';
export * from '../sending/errors.ts';
export type * from '../sending/options.ts';
export type * from '../sending/values.ts';

/** With an API key of a store. */
export interface V1Options extends ConnectionOptions {
  readonly partnerId: string;
  readonly apiKey: string;
}

/**
 * A client of the API, version 1, for code that moves over call by call. Writes take a request key and
 * are repeated like those of version 2. Throws a TypeError if an option cannot be what it is.
 */
export function createV1Client(options: V1Options, world: Surroundings = WORLD): V1Client {
  const { partnerId, apiKey } = options;
  const credentials = { 'partner-id': partnerId, 'api-key': apiKey };
  return new V1Client(createSender({ ...options, credentials }, world));
}
