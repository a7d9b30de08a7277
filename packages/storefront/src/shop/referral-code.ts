/** The parameter that referral links add to the shop's address, and the cookie that it is kept in. */
const NAME = 'fealty_ref';
const CODE = /^[\w-]{1,40}$/;
/** Whoever comes back within a month was still recommended. */
const KEPT_SECONDS = 30 * 86_400;

/**
 * The code of whoever recommended the shop to this browser, undefined if nobody is known to have. A code in
 * the address is kept in a cookie of the shop's own; the first one stays.
 */
export function referralCode(page: Document = document): string | undefined {
  const known = codeIn(page.cookie.split(/;\s*/).find((one) => one.startsWith(`${NAME}=`)));
  if (known !== undefined) return known;
  const told = new URL(page.location.href).searchParams.get(NAME);
  if (told === null || !CODE.test(told)) return undefined;
  const secure = page.location.protocol === 'https:' ? '; Secure' : '';
  page.cookie = `${NAME}=${told}; Path=/; Max-Age=${String(KEPT_SECONDS)}; SameSite=Lax${secure}`;
  return told;
}

function codeIn(cookie: string | undefined): string | undefined {
  const code = cookie?.slice(NAME.length + 1) ?? '';
  return CODE.test(code) ? code : undefined;
}
