/*
 * The agents' screen inside another page, as help desks show it. Browsers send no cookie of ours there, so
 * whoever signs in is given a token that this frame alone keeps, until it is closed: no other page can
 * make a request with it.
 */

const NAME = 'fealty-session';

/** Whether this page stands inside another one. */
export function isFramed(): boolean {
  return window.self !== window.top;
}

/** The token of the frame; null outside of frames, and before somebody signed in. */
export function frameToken(): string | null {
  return isFramed() ? window.sessionStorage.getItem(NAME) : null;
}

/** How signing in is to be answered here. */
export function answerWith(): 'token' | 'cookie' {
  return isFramed() ? 'token' : 'cookie';
}

export function keepFrameToken(token: string | null): void {
  if (token === null || !isFramed()) return;
  window.sessionStorage.setItem(NAME, token);
}
