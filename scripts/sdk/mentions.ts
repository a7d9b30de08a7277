/** Whether code uses a name; what comments say of it does not count. */
export function mentions(code: string, name: string): boolean {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '');
  return new RegExp(`\\b${name}\\b`).test(bare);
}
