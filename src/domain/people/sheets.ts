import { z } from 'zod';
import { villageId } from '../areas/id.ts';
import { badge, choice, day, inOrder, phone, plainId, words, yesNo } from '../imports/cells.ts';
import { defineSheet } from '../imports/sheet.ts';
import type { AbsenceKind } from './absences.ts';
import type { Duty } from './assignments.ts';

const grade = choice({ 民警: 'police', 辅警: 'auxiliary', police: 'police', auxiliary: 'auxiliary' });
const duty = choice<Duty>({
  驻村: 'resident',
  驻村民警: 'resident',
  包村: 'contact',
  包村民警: 'contact',
  辅警: 'auxiliary',
  代管: 'acting',
  resident: 'resident',
  contact: 'contact',
  auxiliary: 'auxiliary',
  acting: 'acting',
});
const kind = choice<AbsenceKind>({
  休假: 'leave',
  请假: 'leave',
  公务: 'duty',
  借调: 'secondment',
  leave: 'leave',
  duty: 'duty',
  secondment: 'secondment',
});

const FROM = { key: 'from', zh: '起日', en: 'From', required: true } as const;
const TO = { key: 'to', zh: '止日', en: 'To' } as const;
const BADGE = { key: 'badge', zh: '警号', en: 'Badge', required: true } as const;
const VILLAGE = { key: 'village', zh: '村代码', en: 'Village id', required: true } as const;

/** Officers, police and auxiliary. An empty cell keeps what is known. `leftOn` is the first day they are no longer there. */
export const officerSheet = defineSheet({
  name: 'officers',
  label: { zh: '民警', en: 'Officers' },
  columns: [
    BADGE,
    { key: 'name', zh: '姓名', en: 'Name', required: true },
    { key: 'workPhone', zh: '工作电话', en: 'Work phone' },
    { key: 'unit', zh: '单位', en: 'Unit' },
    { key: 'grade', zh: '类别', en: 'Grade' },
    { key: 'leftOn', zh: '离岗日期', en: 'Left on' },
  ],
  row: z.object({
    badge,
    name: words(60),
    workPhone: phone.optional(),
    unit: words(100).optional(),
    grade: grade.optional(),
    leftOn: day.optional(),
  }),
});

/** Postings. Known by officer, village, duty and first day: a row that names these again states its other cells anew. */
export const postingSheet = defineSheet({
  name: 'postings',
  label: { zh: '包村安排', en: 'Postings' },
  columns: [
    BADGE,
    VILLAGE,
    { key: 'duty', zh: '方式', en: 'Duty', required: true },
    FROM,
    TO,
    { key: 'lead', zh: '责任民警', en: 'Lead' },
  ],
  row: inOrder(z.object({ badge, village: villageId, duty, from: day, to: day.optional(), lead: yesNo.optional() })),
});

/** Absences of an officer or of a whole unit, with the one who stands in. */
export const absenceSheet = defineSheet({
  name: 'absences',
  label: { zh: '离岗', en: 'Absences' },
  columns: [
    { key: 'badge', zh: '警号', en: 'Badge' },
    { key: 'unit', zh: '单位', en: 'Unit' },
    FROM,
    { ...TO, required: true },
    { key: 'kind', zh: '事由', en: 'Kind', required: true },
    { key: 'substitute', zh: '代管民警警号', en: 'Substitute badge' },
  ],
  row: inOrder(
    z.object({
      badge: badge.optional(),
      unit: words(100).optional(),
      from: day,
      to: day,
      kind,
      substitute: badge.optional(),
    }),
  ).superRefine((row, context) => {
    const refuse = (message: string, path: string) => context.addIssue({ code: 'custom', message, path: [path] });
    if ((row.badge === undefined) === (row.unit === undefined)) refuse('officer_or_unit', 'badge');
    if (row.substitute !== undefined && row.substitute === row.badge) refuse('own_substitute', 'substitute');
  }),
});

/** Police stations with their duty phone. */
export const stationSheet = defineSheet({
  name: 'stations',
  label: { zh: '派出所', en: 'Police stations' },
  columns: [
    { key: 'id', zh: '派出所编号', en: 'Station id', required: true },
    { key: 'name', zh: '派出所名称', en: 'Station name', required: true },
    { key: 'dutyPhone', zh: '值班电话', en: 'Duty phone' },
  ],
  row: z.object({ id: plainId, name: words(60), dutyPhone: phone.optional() }),
});

/** Which station a village belongs to, from which day; the one before ends the day before. */
export const stationVillageSheet = defineSheet({
  name: 'stationVillages',
  label: { zh: '派出所辖村', en: "Stations' villages" },
  columns: [VILLAGE, { key: 'station', zh: '派出所编号', en: 'Station id', required: true }, FROM],
  row: z.object({ village: villageId, station: plainId, from: day }),
});

export type OfficerRow = z.infer<typeof officerSheet.row>;
export type PostingRow = z.infer<typeof postingSheet.row>;
export type AbsenceRow = z.infer<typeof absenceSheet.row>;
export type StationRow = z.infer<typeof stationSheet.row>;
export type StationVillageRow = z.infer<typeof stationVillageSheet.row>;
