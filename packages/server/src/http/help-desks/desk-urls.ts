import type { HelpDesk } from '../../help-desks/find-desk.ts';

export const PREFIX = '/integrations';

interface DeskUrls {
  readonly formUrl: (kind: 'award' | 'redeem', memberId: string) => string;
  readonly actionUrl: (token: string) => string;
}

/**
 * Where a help desk finds its forms: paths without a query, which Gladly signs in two ways. Gladly's begin
 * at the root of the host; our app for Zendesk knows the base URL and takes them from there.
 */
export function urlsOf(baseUrl: string, { kind, id }: Pick<HelpDesk, 'kind' | 'id'>): DeskUrls {
  const base = kind === 'gladly' ? basePathOf(baseUrl) : '';
  const own = `${base}${PREFIX}/${kind}/${id}`;
  return {
    formUrl: (action, memberId) => `${own}/forms/${action}/${memberId}`,
    actionUrl: (token) => `${own}/actions/${token}`,
  };
}

/** `/loyalty` of `https://shop.example/loyalty`; empty where nothing stands before our paths. */
export function basePathOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/+$/, '');
}
