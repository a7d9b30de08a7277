export * from './award.ts';
export * from './endpoint.ts';
export * from './endpoints.ts';
export * from './events.ts';
export * from './fields.ts';
export * from './integrations.ts';
export * from './test-clock.ts';
export * from './transaction.ts';
