/** The wire contract: what is sent and what comes back, as schemas and as types. */
export * from './event-names.ts';
export * from './params.ts';
export * from './program.ts';
export * from './v1/endpoint.ts';
export * from './v1/endpoints.ts';
export * from './v1/activities.ts';
export * from './v1/events.ts';
export * from './v1/import-names.ts';
export * from './v1/openapi.ts';
export * from './v1/points.ts';
export * from './v1/refusal.ts';
export * from './v1/returns.ts';
export * from './v1/rewards.ts';
export * from './v1/subscriptions.ts';
export * from './v1/tiers.ts';
export * from './v1/transactions.ts';
export * from './v1/users.ts';
