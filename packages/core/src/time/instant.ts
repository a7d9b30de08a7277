/** Milliseconds since 1970-01-01 UTC. Core never asks what time it is; it is told. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
