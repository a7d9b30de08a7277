/** Ports from the first to the last, both included. */
export type PortRange = readonly [first: number, last: number];

const RANGES_MAX = 50;

/** Reads `80,443,8000-8999`. Problems are sentences that name the part. */
export function readPorts(text: string): {
  readonly ports: readonly PortRange[];
  readonly problems: readonly string[];
} {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length === 0 || parts.length > RANGES_MAX) {
    const problem = `has ${parts.length} ports or ranges; 1 to ${RANGES_MAX} are allowed`;
    return { ports: [], problems: [problem] };
  }
  const read = parts.map(readRange);
  return {
    ports: read.filter((range) => typeof range !== 'string'),
    problems: read.filter((range) => typeof range === 'string'),
  };
}

/** `80, 443, 8000-8999`, for a message. */
export function portsText(ports: readonly PortRange[]): string {
  return ports
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(', ');
}

function readRange(part: string): PortRange | string {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part);
  const first = Number(match?.[1] ?? 0);
  const last = Number(match?.[2] ?? first);
  if (first >= 1 && last >= first && last <= 65_535) return [first, last];
  return `has ${part}; allowed are ports from 1 to 65535 and ranges like 8000-8999`;
}
