/** Who did something, to stand behind `by`: answers name `person:ann@shop.example`, `key:main`, `cli`. */
export function actorWords(actor: string): string {
  const [kind = '', name = ''] = actor.split(/:(.*)/s);
  if (kind === 'person') return name;
  if (kind === 'key') return `the key ${name}`;
  return kind === 'cli' ? 'the command line' : actor;
}
