/* What the app uses of Zendesk's framework, whose own script comes from Zendesk and has no types. */

/** Terms of a request that Zendesk's proxy makes for the app. */
export interface ZafRequest {
  readonly url: string;
  readonly type: 'GET' | 'POST';
  /** `{{setting.name}}` is filled in by the proxy; names of headers hold no underscore. */
  readonly headers: Readonly<Record<string, string>>;
  readonly secure: true;
  readonly dataType: 'json';
  readonly contentType?: string;
  readonly data?: string;
}

export interface ZafClient {
  /** Answers with the body of a success; fails with something like an XMLHttpRequest. */
  request(terms: ZafRequest): Promise<unknown>;
  /** Answers with an object that has the asked paths as keys. */
  get(paths: string | readonly string[]): Promise<unknown>;
  invoke(action: string, ...terms: readonly unknown[]): Promise<unknown>;
  on(event: string, listener: (told: unknown) => void): void;
  metadata(): Promise<unknown>;
  context(): Promise<unknown>;
}

/** Null where Zendesk's script did not come. */
export function openZaf(scope: Readonly<Record<string, unknown>>): ZafClient | null {
  const framework = scope['ZAFClient'] as { init(): ZafClient | false } | undefined;
  const client = framework?.init() ?? false;
  return client === false ? null : client;
}
