import { expect, it } from 'vitest';
import { framed } from './framed.ts';

it('puts styles of elements into an element that names the nonce', () => {
  const mail = '<style>p{margin:0}</style><p style="color:red">Hi</p><b STYLE=\'margin:1px\'>x</b>';
  expect(framed(mail, 'abc')).toBe(
    [
      '<style nonce="abc">p{margin:0}</style><p data-rule="0">Hi</p><b data-rule="1">x</b>',
      '<style nonce="abc">[data-rule="0"]{color:red}\n[data-rule="1"]{margin:1px}</style>',
    ].join(''),
  );
});

it('lets no style end the element that it is put into', () => {
  expect(framed('<p style="a:b}</style x">x</p>', 'n')).toBe(
    '<p data-rule="0">x</p><style nonce="n">[data-rule="0"]{a:b/style x}</style>',
  );
  // Not taken for a tag with a style: it stays where the policy has no use for it.
  const tricky = framed('<p style="a:b}</style><script>">x</p>', 'n');
  expect(tricky.endsWith('<style nonce="n"></style>')).toBe(true);
  expect(framed('a text with style="x" in it', 'n')).toContain('a text with style="x" in it');
});
