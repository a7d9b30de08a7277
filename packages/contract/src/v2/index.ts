export * from './award.ts';
export * from './endpoint.ts';
export * from './endpoints.ts';
export * from './fields.ts';
export * from './openapi.ts';
export * from './receipts.ts';
export * from './test-clock.ts';
export * from './transaction.ts';
