/**
 * The member whom a token names; null of a guest's, undefined where it cannot be read. It is read, not
 * believed: the server judges it, this only chooses what to show.
 */
export function memberNamedBy(token: string | null): string | null | undefined {
  if (token === null || token === '') return null;
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof claims !== 'object' || claims === null) return undefined;
    const member: unknown = 'member_id' in claims ? claims.member_id : null;
    if (member === null || member === '') return null;
    return typeof member === 'string' || typeof member === 'number' ? String(member) : undefined;
  } catch {
    return undefined;
  }
}
