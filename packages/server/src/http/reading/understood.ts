/** How one parameter was understood. */
export type Understood =
  { readonly kind: 'absent' } | { readonly kind: 'value'; readonly value: unknown } | Fault;

/** What is wrong with a parameter. `where` names a part of it, as in `[0].price`. */
export interface Fault {
  readonly kind: 'fault';
  readonly seen: string;
  readonly allowed: string;
  readonly where?: string;
}
