import type { Books, Command, Decision, Needs, Program } from '@fealty/core';

/** Commands whose outcome is asked for without carrying them out; a few hundred at a time. */
export interface Foresight {
  readonly merchantId: number;
  /** What must be read before the commands can be made. */
  readonly needs: Needs;
  /** Makes the commands out of that; null where there is nothing to ask. */
  readonly commands: (books: Books, program: Program) => readonly (Command | null)[];
}

/** What a command would come to; null where none was made. */
export type Foreseen = Exclude<Decision, { kind: 'needs' }> | null;

/** So much is being foreseen that nothing more is taken on; the same may come again. */
export class TooMuchForeseen extends Error {
  override readonly name = 'TooMuchForeseen';
}
