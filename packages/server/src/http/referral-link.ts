/** What it takes to write a merchant's links: his own host name, or where this server is reached. */
export interface LinkTerms {
  readonly caller: { readonly host: string | null; readonly partnerId: string };
  readonly baseUrl: string;
}

/** On a host name of the merchant's own the path needs no partner id. */
export function referralLink(code: string, { caller, baseUrl }: LinkTerms): string {
  const path = `raf/${encodeURIComponent(code)}`;
  return caller.host === null
    ? `${baseUrl}/${caller.partnerId}/${path}`
    : `https://${caller.host}/${path}`;
}
