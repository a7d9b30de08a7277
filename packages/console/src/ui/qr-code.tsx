import { Box } from '@mantine/core';
import type { ReactElement } from 'react';
import { encode } from 'uqr';

/** Modules around the code that stay light: cameras need four to find it. */
const QUIET = 4;

/**
 * A QR code as one path. It is dark on light in both colour schemes: most cameras read no other. What it
 * says is also to stand beside it in words.
 */
export function QrCode({ text, label }: Readonly<Record<'text' | 'label', string>>): ReactElement {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const side = size + 2 * QUIET;
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  return (
    <Box
      component="svg"
      {...{ role: 'img', 'aria-label': label, shapeRendering: 'crispEdges' }}
      viewBox={`0 0 ${side} ${side}`}
      {...{ w: '100%', maw: 220, display: 'block', bdrs: 'xs' }}
    >
      <path d={`M0 0h${side}v${side}h-${side}z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </Box>
  );
}
