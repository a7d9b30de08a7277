/** The provider that says who somebody is, as the operator named it. */
export interface ProviderTerms {
  /** What people call it; it stands on the button. */
  readonly name: string;
  /** Its issuer identifier: an https URL, no slash at its end unless the provider has one there. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a client without one: then PKCE alone binds the code. */
  readonly clientSecret: string | null;
  /** Whether every address that it names counts as verified, because it hands them out itself. */
  readonly trustsEmail: boolean;
}

/** Who is taken on by signing in, without an invitation. */
export interface JoinTerms {
  /** What stands behind the @ of their addresses, in lower case. */
  readonly domains: readonly string[];
  readonly role: 'manager' | 'agent' | 'analyst';
  /** The store that they join. */
  readonly partnerId: string;
}

export interface SingleSignOnTerms {
  readonly provider: ProviderTerms;
  /** Whether passwords are for owners alone. */
  readonly isOnly: boolean;
  /** Null if whoever is not invited stays out. */
  readonly joins: JoinTerms | null;
}

/** Who somebody is, by the word of the provider. */
export interface Identity {
  readonly issuer: string;
  /** What the provider calls this account for ever, whatever its address. */
  readonly subject: string;
  /** In lower case; null if the provider does not say, or says that it is not verified. */
  readonly email: string | null;
  /** Null if the provider does not say. */
  readonly name: string | null;
}

/**
 * Why the provider gave no identity: `denied` by the person or the provider, `away` if it does not answer as
 * it should, `distrusted` if what came cannot be relied on.
 */
export interface Trouble {
  readonly kind: 'trouble';
  readonly why: 'denied' | 'away' | 'distrusted';
  /** For the log: no code, token or secret stands in it. */
  readonly detail: string;
}

export function trouble(why: Trouble['why'], detail: string): Trouble {
  return { kind: 'trouble', why, detail };
}
