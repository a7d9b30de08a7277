import { baseUrlOf } from './base-url.ts';
import type { Config } from './config.ts';
import { CALLBACK } from './http/account/single-sign-on.ts';
import type { SingleSignOn } from './http/account/surface.ts';
import type { Outbound } from './outbound/outbound.ts';
import { Provider } from './single-sign-on/provider.ts';

/** The provider that people may sign in by; null without one. Nobody calls it before somebody comes. */
export function openSingleSignOn(
  config: Pick<Config, 'singleSignOn' | 'baseUrl' | 'host' | 'port'>,
  outbound: Outbound,
): SingleSignOn | null {
  const { singleSignOn: terms } = config;
  if (terms === null) return null;
  const provider = new Provider({
    ...{ terms: terms.provider, outbound },
    redirectUri: `${baseUrlOf(config)}${CALLBACK}`,
    now: () => Date.now(),
  });
  return { terms, provider };
}
