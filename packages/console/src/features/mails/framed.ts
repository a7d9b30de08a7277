import { pageNonce } from '../../ui/nonce.ts';

const TAG = /<[a-z][^>]*>/gi;
const STYLE = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/**
 * A mail for a frame without any right, which stands under the policy of this page all the same: styles
 * of elements become rules in a style element that names the page's nonce. Scripts and pictures of
 * others stay out by the policy.
 */
export function framed(html: string, nonce = pageNonce()): string {
  const rules: string[] = [];
  const body = html.replaceAll(/<style\b/gi, `<style nonce="${nonce}"`).replaceAll(TAG, (tag) => {
    const found = STYLE.exec(tag);
    if (found === null) return tag;
    const rule = (found[1] ?? found[2] ?? '').replaceAll('&quot;', '"').replaceAll(/[{}<]/g, '');
    rules.push(`[data-rule="${String(rules.length)}"]{${rule}}`);
    return tag.replace(STYLE, () => ` data-rule="${String(rules.length - 1)}"`);
  });
  return `${body}<style nonce="${nonce}">${rules.join('\n')}</style>`;
}
