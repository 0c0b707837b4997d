import { z } from '@hono/zod-openapi';
import { areaId, villageId } from '../../domain/areas/id.ts';
import { dutyIds } from '../../domain/duties/duty.ts';
import { month } from '../../domain/journal/kind.ts';
import { Problem, type RaisedIssue } from '../platform/http/problem.ts';
import type { Database } from '../platform/db/database.ts';
import { endsBefore, type Threshold } from './thresholds.ts';

/** A village's own threshold as a request and an answer carry it. */
export const threshold = z.strictObject({
  village: villageId,
  duty: z.enum(dutyIds),
  fromMonth: month,
  toMonth: month.nullable().optional(),
  threshold: z.int().min(0).max(1000),
});

/** Thresholds that go with a draft. */
export const thresholds = z.array(threshold).max(500);

/** Who did something, as people are told. */
export const by = z.object({ badge: z.string(), name: z.string() }).nullable();

export const version = z.object({ id: z.string(), version: z.int() });

/** An area as a query names it. */
export const inArea = z.strictObject({ area: areaId });

/** Names every faulty threshold: a village that is not in the area, months in the wrong order. */
export async function checkThresholds(db: Database, area: string, own: readonly Threshold[]): Promise<void> {
  const villages = [...new Set(own.map(({ village }) => village))];
  const known = await db
    .selectFrom('area')
    .select('id')
    .where('id', 'in', [...villages, ''])
    .execute();
  const inside = new Set(known.map(({ id }) => id).filter((id) => id.startsWith(area)));
  const issues = own.flatMap(({ village, fromMonth, toMonth }, index): RaisedIssue[] => [
    ...(inside.has(village)
      ? []
      : [
          {
            path: `/body/thresholds/${index}/village`,
            code: 'unknown_village',
            message: { zh: '该区域内没有这个村', en: 'There is no such village in the area.' },
          },
        ]),
    ...(toMonth && toMonth < fromMonth ? [endsBefore(`/body/thresholds/${index}/toMonth`)] : []),
  ]);
  if (issues.length > 0) throw new Problem('invalid', issues);
}
