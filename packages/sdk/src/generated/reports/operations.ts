// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const OVERVIEW: Operation = {
  id: 'v2_report_overview',
  method: 'GET',
  path: '/v2/loyalty/reports/overview',
  repeats: 'read',
};

export const BALANCE: Operation = {
  id: 'v2_report_balance',
  method: 'GET',
  path: '/v2/loyalty/reports/balance',
  repeats: 'read',
};

export const REDEMPTIONS: Operation = {
  id: 'v2_report_redemptions',
  method: 'GET',
  path: '/v2/loyalty/reports/redemptions',
  repeats: 'read',
};

export const ACTIVITIES: Operation = {
  id: 'v2_report_activities',
  method: 'GET',
  path: '/v2/loyalty/reports/activities',
  repeats: 'read',
};

export const RETENTION: Operation = {
  id: 'v2_report_retention',
  method: 'GET',
  path: '/v2/loyalty/reports/retention',
  repeats: 'read',
};

export const TIERS: Operation = {
  id: 'v2_report_tiers',
  method: 'GET',
  path: '/v2/loyalty/reports/tiers',
  repeats: 'read',
};

export const EXPORT: Operation = {
  id: 'v2_export_report',
  method: 'GET',
  path: '/v2/loyalty/reports/{report}/csv',
  repeats: 'read',
  bytes: true,
};
