import { hash } from 'node:crypto';

/**
 * The `id` of a part of a program, which has none of its own beside the one that the merchant gave:
 * the first 24 hexadecimal digits of a SHA-256 over partner id, kind and that id. The same in every
 * version of the program and on every installation.
 */
export function stableId(
  partnerId: string,
  kind: 'reward' | 'activity' | 'tier',
  id: string,
): string {
  return hash('sha256', `${partnerId}:${kind}:${id}`, 'hex').slice(0, 24);
}
