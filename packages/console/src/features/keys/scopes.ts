/** What a key may do, the least first: what a shop’s plugin needs is chosen at the start. */
export const SCOPES = [
  { value: 'read', label: 'Only read' },
  { value: 'support', label: 'Support: read, award, redeem and reverse by hand' },
  { value: 'write', label: 'Shop: members, orders and all points' },
  { value: 'admin', label: 'All: the program, webhooks and erasing too' },
] as const;

export function scopeLabel(scope: string): string {
  return SCOPES.find(({ value }) => value === scope)?.label ?? scope;
}
