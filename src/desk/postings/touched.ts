import type { paths } from '../../ui/api.ts';

/** What a changed posting changes elsewhere on the desk. */
export const touched: readonly (keyof paths)[] = [
  '/api/assignments',
  '/api/assignments/gaps',
  '/api/assignments/check',
  '/api/assignments/{id}/handover',
  '/api/officers',
  '/api/absences',
  '/api/coverage',
  '/api/guide',
];
