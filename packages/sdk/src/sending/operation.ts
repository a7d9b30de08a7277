import type { SimulateOptions, WalkOptions, WriteOptions } from './options.ts';

/** What is known of an operation beside its types. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` where a value of the path stands. */
  readonly path: string;
  /** Parameters that stand in the query; without it, all do. */
  readonly query?: readonly string[];
  /**
   * When a failed try may be repeated: `read`, always; `key`, with the same request key; `refused`, only
   * if it was turned away unread.
   */
  readonly repeats: 'read' | 'key' | 'refused';
  /** The body is a form. */
  readonly form?: true;
  /** The answer is a file. */
  readonly bytes?: true;
}

/** How a list goes on. */
export interface Paging {
  /** The field with the rows; without it, each page is one. */
  readonly rows?: string;
  /** The parameter that says where a page begins. */
  readonly from: string;
  /** The field that says where the next page begins. */
  readonly next?: string;
  /** Where none does: the field of the last row that does. */
  readonly nextByRow?: string;
  /** The field that says whether there are more; without it, there are until the place is null. */
  readonly more?: string;
  /** Fields of an answer that the next request repeats. */
  readonly carry?: readonly string[];
}

/** An operation that answers with a part of a list. */
export interface PagedOperation extends Operation {
  readonly paging: Paging;
}

/** A call as a method hands it on. */
export interface Asked {
  readonly path: readonly string[];
  readonly params?: object;
  readonly options: WriteOptions | SimulateOptions | WalkOptions | undefined;
}

/** What carries calls out. `T` is what the contract says of the answer; it is not checked again. */
export interface Sender {
  send<T>(operation: Operation, asked: Asked): Promise<T>;
  walk<T>(operation: PagedOperation, asked: Asked): AsyncGenerator<T, void, undefined>;
}
