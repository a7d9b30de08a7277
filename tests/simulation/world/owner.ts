/** Whose step something is: nothing of an owner happens any more once it is gone. */
export interface Owner {
  readonly name: string;
  gone: boolean;
}
