import type { Config } from './config.ts';

/** Where this server is reached from outside, as far as anybody said; no slash at its end. */
export function baseUrlOf({
  baseUrl,
  host,
  port,
}: Pick<Config, 'baseUrl' | 'host' | 'port'>): string {
  return baseUrl ?? `http://${reachable(host)}:${String(port)}`;
}

/** What to call a host that is listened on: "all addresses" cannot be called. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
