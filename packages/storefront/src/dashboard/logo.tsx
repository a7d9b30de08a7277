import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Drawn from its bytes: a picture's address would need the leave of the shop's policy. */
export function Logo({ url, name }: { readonly url: string; readonly name: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (at) => at.charCodeAt(0));
    createImageBitmap(new Blob([bytes], { type: 'image/png' })).then(
      (picture) => {
        const { current } = canvas;
        if (current === null) return;
        current.width = picture.width;
        current.height = picture.height;
        current.getContext('2d')?.drawImage(picture, 0, 0);
      },
      // A browser that cannot read it shows the name, which stands in the canvas.
      () => canvas.current?.replaceWith(name),
    );
  }, [url]);
  return (
    <canvas ref={canvas} class="logo" role="img" aria-label={name} width={1} height={1}>
      {name}
    </canvas>
  );
}
