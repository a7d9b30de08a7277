import type { V2Endpoint } from '@fealty/contract/v2';
import type { Static, TObject } from 'typebox';

/** What can stand in a query or a body; an absent or undefined value is not sent. */
export type Sendable =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Sendable[]
  | { readonly [name: string]: Sendable };

type Method = V2Endpoint['method'];

/** One operation of the server, with what its contract says of it as a type only. */
export interface Call<E extends V2Endpoint = V2Endpoint> {
  readonly method: Method;
  /** With `{name}` where a value of the path stands. */
  readonly path: string;
  /** Whether the program decides it: it can be simulated, and sent again under its key. */
  readonly writes: boolean;
  /** Never there: it keeps the type. */
  readonly of?: E;
}

type Names<T extends TObject> = { readonly [K in keyof Static<T>]?: Sendable };

/** What a call is sent with; names that the contract does not have are mistakes. */
export interface Sent<E extends V2Endpoint> {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: E extends V2Endpoint<infer Q> ? Names<Q> : never;
  readonly body?: E extends V2Endpoint<TObject, infer B> ? Names<B> : never;
}

/** The `data` of a successful answer. */
export type Data<E extends V2Endpoint> = Static<E['data']>;

/**
 * Declares an operation. The contract is read as types, so that its schemas stay out of the browser;
 * `calls.test.ts` holds method and path against it.
 */
export function call<E extends V2Endpoint>(method: Method, path: string): Call<E> {
  return { method, path, writes: false };
}

/** The same for what the program decides. */
export function write<E extends V2Endpoint>(method: Method, path: string): Call<E> {
  return { method, path, writes: true };
}
