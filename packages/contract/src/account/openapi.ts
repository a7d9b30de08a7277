import { openApiOf } from '../v2/openapi.ts';
import { ACCOUNT_ENDPOINTS } from './endpoints.ts';

const DESCRIPTION = `Signing in, and the people who work for a store.

Bodies and answers are as in the loyalty API, version 2. A session opens these operations and those of
the loyalty API that its role may use. A browser that writes with its cookie must say, in Sec-Fetch-Site
or Origin, that a page of this server does.`;

/** The operations for people as an OpenAPI 3.1 document. */
export function accountOpenApi(terms: {
  readonly version: string;
  readonly serverUrl: string;
}): Record<string, unknown> {
  return openApiOf(ACCOUNT_ENDPOINTS, {
    ...terms,
    title: 'Fealty: signing in and people',
    description: DESCRIPTION,
  });
}
