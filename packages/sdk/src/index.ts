export * from './create-client.ts';
export * from './generated/index.ts';
export * from './sending/errors.ts';
export type * from './sending/operation.ts';
export type * from './sending/options.ts';
export type * from './sending/surroundings.ts';
export type * from './sending/values.ts';
export * from './webhooks/verify-webhook.ts';
