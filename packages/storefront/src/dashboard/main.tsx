import { render } from 'preact';
import type { StorefrontClient } from '../client/client.ts';

/** What a dashboard is opened with. */
export interface DashboardTerms {
  /** The element that it fills; what it draws stands in a shadow tree, out of reach of the shop's styles. */
  readonly host: HTMLElement;
  readonly client: StorefrontClient;
  /** As browsers write it, `de-AT`. */
  readonly language: string;
}

/** A dashboard that is open. */
export interface Dashboard {
  /** Takes away all that was drawn. Safe to call twice. */
  close(): void;
}

/** Opens the member's dashboard. It draws at once, and tells by itself what it is waiting for. */
export function openDashboard({ host, language }: DashboardTerms): Dashboard {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  render(<main lang={language} />, root);
  return { close: () => render(null, root) };
}
