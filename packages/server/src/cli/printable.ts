/** What a stranger answered may hold anything; a terminal does what it is told. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '\uFFFD');
}
