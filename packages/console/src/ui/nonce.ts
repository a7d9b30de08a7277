/** The nonce that the server's policy asks of style elements. */
export function pageNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  // What locks scrolling behind a dialog looks for it here, as bundles of webpack leave it.
  Object.assign(globalThis, { __webpack_nonce__: nonce });
  return nonce;
}
