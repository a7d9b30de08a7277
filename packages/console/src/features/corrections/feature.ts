import type { Feature } from '../../ui/feature.ts';

export const corrections: Feature = {
  label: 'Corrections',
  home: '/program/corrections',
  icon: 'undo',
  right: 'change_program',
  group: 'Program',
  pages: [
    {
      path: 'program/corrections',
      load: async () => ({ Page: (await import('./corrections-page.tsx')).CorrectionsPage }),
    },
    {
      path: 'program/corrections/new',
      load: async () => ({ Page: (await import('./new-correction-page.tsx')).NewCorrectionPage }),
    },
    {
      path: 'program/corrections/:id',
      load: async () => ({ Page: (await import('./correction-page.tsx')).CorrectionPage }),
    },
  ],
};
