import type { Feature } from '../../ui/feature.ts';

export const reports: Feature = {
  label: 'Reports',
  home: '/reports',
  icon: 'chart',
  right: 'see_reports',
  group: 'Reports',
  pages: [
    {
      path: 'reports',
      load: async () => ({ Page: (await import('./reports-page.tsx')).ReportsPage }),
    },
    {
      path: 'reports/balance',
      load: async () => ({ Page: (await import('./balance-page.tsx')).BalancePage }),
    },
    {
      path: 'reports/enrolments',
      load: async () => ({ Page: (await import('./enrolments-page.tsx')).EnrolmentsPage }),
    },
    {
      path: 'reports/redemptions',
      load: async () => ({ Page: (await import('./redemptions-page.tsx')).RedemptionsPage }),
    },
    {
      path: 'reports/activities',
      load: async () => ({ Page: (await import('./activities-page.tsx')).ActivitiesPage }),
    },
    {
      path: 'reports/retention',
      load: async () => ({ Page: (await import('./retention-page.tsx')).RetentionPage }),
    },
    {
      path: 'reports/tiers',
      load: async () => ({ Page: (await import('./tiers-page.tsx')).TiersPage }),
    },
  ],
};

export const liability: Feature = {
  label: 'Liability',
  home: '/liability',
  icon: 'scales',
  right: 'see_reports',
  group: 'Reports',
  pages: [
    {
      path: 'liability',
      load: async () => ({ Page: (await import('./liability-page.tsx')).LiabilityPage }),
    },
  ],
};
