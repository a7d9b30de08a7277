import type { Static, TObject, TSchema } from 'typebox';

/** What a request of an endpoint holds, as a client would write it. */
export type V2Example = Readonly<Record<string, unknown>>;

export interface PathValue {
  readonly description: string;
  readonly example: string;
  /** The example where `idParam` names the attribute. */
  readonly exampleBy?: Readonly<Record<string, string>>;
}

/** How requests are counted against a key's limits; `free` are not. */
export type V2Category = 'write' | 'general' | 'free';

/** One operation of the v2 API: what is sent, what comes back, and how both are explained. */
export interface V2Endpoint<
  Q extends TObject = TObject,
  B extends TObject = TObject,
  D extends TSchema = TSchema,
> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` where a value of `path` stands; whole, with the surface's prefix. */
  readonly path: string;
  readonly group:
    | 'Members'
    | 'Transactions'
    | 'Rewards'
    | 'Activities'
    | 'Tiers'
    | 'Integrations'
    | 'Events'
    | 'Webhooks'
    | 'Help desks'
    | 'Moderation'
    | 'Mails'
    | 'Program'
    | 'Approvals'
    | 'Corrections'
    | 'Signing in'
    | 'People'
    | 'API keys'
    | 'Audit'
    | 'Liability'
    | 'Seals'
    | 'Reports'
    | 'Storefront'
    | 'Test clock';
  readonly summary: string;
  readonly description: string;
  /** Opened by the token that a shop signed for a member, not by a key. */
  readonly byToken?: true;
  /** Opened by the session of a person alone, not by a key. */
  readonly byPerson?: true;
  /** Open also to whoever has yet to set up the second factor that the store asks for. */
  readonly beforeSecondFactor?: true;
  /** Open to anybody: what is sent says who it is. */
  readonly open?: true;
  /** Opened by a signature over the body, with an API key or a secret of the shop; see `openapi.ts`. */
  readonly bySignature?: true;
  /** Not in the platform's own API. */
  readonly ours?: true;
  /** Description and example of each value in the path. */
  readonly pathValues: Readonly<Record<string, PathValue>>;
  /** Parameters in the query. */
  readonly query: Q;
  /** Fields of the JSON object that is sent; without any, no body is asked for. */
  readonly body: B;
  /** Largest body, where it may be larger than 1 MiB: so many bytes as sent and as inflated. */
  readonly bodyBytesMax?: number;
  /** Content types of an answer that is no JSON but bytes. */
  readonly bytes?: readonly string[];
  /** Example of what is sent: query and body alike. */
  readonly sent: V2Example;
  /** The `data` of a successful answer, and an example of it. */
  readonly data: D;
  readonly answered: Static<D>;
  /** Codes of `docs/api/v2-errors.md` that belong to this endpoint. */
  readonly codes: readonly string[];
  readonly category: V2Category;
  /** Whether it is decided by the program: then it takes `Idempotency-Key` and can be simulated. */
  readonly writes: boolean;
  /** Writes what no program decides: it takes no key, and cannot be simulated. */
  readonly undecided?: true;
  /** Takes `Idempotency-Key` all the same. */
  readonly keyed?: true;
  /** The only scope of keys that open it; without it, any that may read or write. */
  readonly scope?: 'admin';
  /** Beside owners, persons of the role manager may too, though its scope is admin. */
  readonly managers?: true;
  /** It may take longer than a client waits: answered with 202 and what is known by then. */
  readonly takesLonger?: true;
}

/** Whether an endpoint takes `Idempotency-Key` and can be simulated. */
export function takesWriteTerms({ writes, undecided }: V2Endpoint): boolean {
  return writes && undecided !== true;
}

/** Whether an endpoint takes `Idempotency-Key`. */
export function takesKey(endpoint: V2Endpoint): boolean {
  return takesWriteTerms(endpoint) || endpoint.keyed === true;
}

/** What the parameters of an endpoint are read as: those of the query and those of the body. */
export type V2Values<E> = E extends V2Endpoint<infer Q, infer B> ? Static<Q> & Static<B> : never;

/** Declares an endpoint; the example must fit the schema of the answer. */
export function v2Endpoint<Q extends TObject, B extends TObject, D extends TSchema>(
  declared: V2Endpoint<Q, B, D>,
): V2Endpoint<Q, B, D> {
  return declared;
}
