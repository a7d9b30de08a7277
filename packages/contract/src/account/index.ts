export * from './audit.ts';
export * from './endpoints.ts';
export * from './keys.ts';
export * from './openapi.ts';
export * from './people.ts';
export * from './second-factor.ts';
export * from './signing-in.ts';
export * from './timeline.ts';
