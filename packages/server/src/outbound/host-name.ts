/** Names of this machine itself; no DNS is asked for them (RFC 6761). */
const LOCAL_NAMES = new Set([
  'localhost',
  'localhost.localdomain',
  'localhost4',
  'localhost6',
  'ip6-localhost',
  'ip6-loopback',
]);

/** Endings that no public name has; what answers to them is in somebody's own network. */
const INSIDE_ENDINGS = [
  'local',
  'internal',
  'localdomain',
  'home.arpa',
  'lan',
  'intranet',
  'private',
  'corp',
  'home',
  'onion',
  'invalid',
  'alt',
];

const NAME_LENGTH_MAX = 253;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** What is wrong with the form of a host name in lower case, as half a sentence; null if nothing. */
export function hostProblem(host: string): string | null {
  if (host === '') return 'is empty';
  if (host.length > NAME_LENGTH_MAX) return `is longer than ${NAME_LENGTH_MAX} characters`;
  if (host.endsWith('.')) return 'ends with a dot; leave it out';
  const bad = host.split('.').find((label) => !LABEL.test(label));
  if (bad === undefined) return null;
  return bad === ''
    ? 'has nothing between two dots'
    : `has the part ${bad}; letters, digits and hyphens inside are allowed, at most 63`;
}

/** Whether the name means the machine that asks. */
export function isLocalName(host: string): boolean {
  return LOCAL_NAMES.has(host) || host.endsWith('.localhost');
}

/** Whether the name can only be known inside a network: a single word, or an ending of such names. */
export function isInsideName(host: string): boolean {
  return !host.includes('.') || INSIDE_ENDINGS.some((ending) => host.endsWith(`.${ending}`));
}
