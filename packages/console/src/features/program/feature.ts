import type { Feature } from '../../ui/feature.ts';

export const activities: Feature = {
  label: 'Activities',
  home: '/program/activities',
  icon: 'spark',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'program/activities',
      load: async () => ({ Page: (await import('./activities-page.tsx')).ActivitiesPage }),
    },
    {
      path: 'program/new-activity',
      right: 'change_program',
      load: async () => ({ Page: (await import('./new-activity-page.tsx')).NewActivityPage }),
    },
    {
      path: 'program/activities/:id',
      load: async () => ({ Page: (await import('./activity-page.tsx')).ActivityPage }),
    },
  ],
};

export const promotions: Feature = {
  label: 'Promotions',
  home: '/program/promotions',
  icon: 'flag',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'program/promotions',
      load: async () => ({ Page: (await import('./promotions-page.tsx')).PromotionsPage }),
    },
  ],
};

export const publishing: Feature = {
  label: 'Draft and history',
  home: '/program/review',
  icon: 'layers',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'program/review',
      load: async () => ({ Page: (await import('./review-page.tsx')).ReviewPage }),
    },
    {
      path: 'program/history',
      load: async () => ({ Page: (await import('./history-page.tsx')).HistoryPage }),
    },
  ],
};
