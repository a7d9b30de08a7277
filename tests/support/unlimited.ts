/** Settings of a server that lets a key, a member and guests ask as often as they like. */
export const UNLIMITED = {
  FEALTY_LIMIT_WRITE: '0',
  FEALTY_LIMIT_GENERAL: '0',
  FEALTY_LIMIT_MEMBER_WRITE: '0',
  FEALTY_LIMIT_MEMBER_GENERAL: '0',
  FEALTY_LIMIT_GUESTS: '0',
} as const;
