/** Who did something, as answers name them: `person:ann@shop.example`, `key:main`, `cli`. */
export function actorWords(actor: string): string {
  const [kind = '', name = ''] = actor.split(/:(.*)/s);
  if (kind === 'person') return name;
  if (kind === 'key') return `The key ${name}`;
  return kind === 'cli' ? 'The command line' : actor;
}
