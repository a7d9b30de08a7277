/** The public surface of the core: words, decisions, and the books they are made on. */
export * from './points/points.ts';
export * from './points/rational.ts';
export * from './points/rounding.ts';
export * from './time/instant.ts';
export * from './books/accounts.ts';
export * from './books/records.ts';
export * from './books/changes.ts';
export * from './books/books.ts';
export * from './program/document.ts';
export * from './program/program.ts';
export * from './commands.ts';
export * from './decision.ts';
export * from './refusals.ts';
export * from './trace.ts';
