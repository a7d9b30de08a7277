const BY: Readonly<Record<string, (name: string) => string>> = {
  person: (name) => name,
  key: (name) => `the API key “${name}”`,
  storefront: () => 'the member',
  job: () => 'the server',
  import: (name) => `the import ${name}`,
  integration: () => 'a shop',
  gladly: () => 'an agent at Gladly',
  zendesk: () => 'an agent at Zendesk',
  mail: () => 'the link of a mail',
  cli: () => 'the command line',
};

/** Who did something, for people: `person:bob@shop.example` is `bob@shop.example`. */
export function actorText(actor: string | null): string {
  if (actor === null) return '';
  const colon = actor.indexOf(':');
  const kind = colon < 0 ? actor : actor.slice(0, colon);
  return BY[kind]?.(actor.slice(colon + 1)) ?? actor;
}
