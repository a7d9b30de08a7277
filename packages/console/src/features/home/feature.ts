import type { Feature } from '../../ui/feature.ts';

export const home: Feature = {
  label: 'Home',
  home: '/',
  icon: 'home',
  right: 'read',
  pages: [{ path: '', load: async () => ({ Page: (await import('./home-page.tsx')).HomePage }) }],
};
