import { Turnstile } from '../../../runtime/turnstile.ts';

/*
 * What a process can bear of large requests, whoever sends them to which of its surfaces.
 */

/**
 * Bodies above the usual size that may be in memory at once. The largest takes some 300 MB while it
 * is taken apart, most a tenth of that.
 */
export const largeBodies = new Turnstile({ inside: 3, waiting: 32, patienceMs: 10_000 });

/**
 * Requests whose files may be decoded at once. A picture at the limit of pixels takes 256 MB, and as
 * much processor time as two cores can spare.
 */
export const judging = new Turnstile({ inside: 2, waiting: 32, patienceMs: 10_000 });
