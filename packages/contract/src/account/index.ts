export * from './endpoints.ts';
export * from './openapi.ts';
export * from './people.ts';
export * from './signing-in.ts';
