/**
 * Whether a token names no member. It is read, not believed: the server judges it, this only chooses what
 * to show. A token that cannot be read is shown what members see, with the server's refusal.
 */
export function isGuestToken(token: string | null): boolean {
  if (token === null || token === '') return true;
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const isRead = typeof claims === 'object' && claims !== null;
    const member: unknown = isRead && 'member_id' in claims ? claims.member_id : undefined;
    return isRead && (member === undefined || member === null || member === '');
  } catch {
    return false;
  }
}
