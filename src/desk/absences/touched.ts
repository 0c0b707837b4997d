import type { paths } from '../../ui/api.ts';

/** What a changed absence changes elsewhere on the desk. */
export const touched: readonly (keyof paths)[] = [
  '/api/absences',
  '/api/assignments',
  '/api/officers',
  '/api/unit-duties',
];
