/** The roles with what they mean, the most first. */
export const ROLES = [
  { value: 'owner', label: 'Owner', means: 'everything, and who works here' },
  { value: 'manager', label: 'Manager', means: 'members and the program' },
  { value: 'agent', label: 'Agent', means: 'looks up members, awards, redeems, reverses' },
  { value: 'analyst', label: 'Analyst', means: 'sees everything, changes nothing' },
] as const;
