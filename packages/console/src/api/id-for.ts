/** An id for what people name: `Black Friday!` as `black_friday`, and another one where that is taken. */
export function idFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50);
  const wanted = plain === '' ? 'new' : plain;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}_${String(number)}`;
    if (!taken.includes(id)) return id;
  }
}
