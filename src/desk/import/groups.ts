import { areaSheet } from '../../domain/areas/areaSheet.ts';
import type { SheetKind } from '../../domain/imports/sheet.ts';
import type { Operation } from '../../domain/people/permissions.ts';
import {
  absenceSheet,
  officerSheet,
  postingSheet,
  stationSheet,
  stationVillageSheet,
} from '../../domain/people/sheets.ts';

export type What = 'areas' | 'officers' | 'postings';

/** What can be imported, who may, which kinds of sheets belong to it, and where one looks at it afterwards. */
export const groups: Record<What, { for: Operation; kinds: readonly SheetKind[]; room: string }> = {
  areas: { for: 'areas.write', kinds: [areaSheet, stationSheet, stationVillageSheet], room: '/stations' },
  officers: { for: 'officers.write', kinds: [officerSheet], room: '/officers' },
  postings: { for: 'assignments.write', kinds: [postingSheet, absenceSheet], room: '/postings' },
};

export const whats = Object.keys(groups) as What[];
