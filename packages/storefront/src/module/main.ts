export { createClient, type StorefrontClient, type StorefrontTerms } from '../client/client.ts';
export { StorefrontFailure } from '../client/failure.ts';
