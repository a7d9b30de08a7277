// Written by `npm run sdk:types` out of the contract. Do not edit.

export type * from './parts.ts';
export type * from './objects.ts';
export type * from './answers.ts';
export type * from './queries.ts';
export type * from './params.ts';
export * from './v1.ts';
