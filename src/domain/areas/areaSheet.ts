import { z } from 'zod';
import { choice, day, words, yesNo } from '../imports/cells.ts';
import { defineSheet } from '../imports/sheet.ts';
import { type AreaType, areaId, levelOf, villageId } from './id.ts';

const none = ['无', 'none', '-'];

const officialCode = z
  .string()
  .refine((text) => none.includes(text.toLowerCase()) || /^\d{2,12}$/.test(text), 'bad_official_code')
  .transform((text) => (none.includes(text.toLowerCase()) ? null : text));

const type = choice<AreaType>({
  村: 'village',
  社区: 'community',
  其他: 'other',
  village: 'village',
  community: 'community',
  other: 'other',
});

const row = z
  .object({
    id: areaId,
    name: words(60),
    type: type.optional(),
    officialCode: officialCode.optional(),
    inScheme: yesNo.optional(),
    schemeFrom: day.optional(),
    schemeTo: day.optional(),
    closedOn: day.optional(),
    successor: villageId.optional(),
  })
  .superRefine((area, context) => {
    const refuse = (message: string, path: keyof typeof area) =>
      context.addIssue({ code: 'custom', message, path: [path] });
    const { inScheme, schemeFrom, schemeTo } = area;
    const onlyVillages = { type: area.type, inScheme, schemeFrom, schemeTo, successor: area.successor };
    if (levelOf(area.id) !== 'village' && Object.values(onlyVillages).some((value) => value !== undefined)) {
      refuse('type_not_for_level', 'type');
    }
    if (schemeFrom && schemeTo && schemeTo < schemeFrom) refuse('end_before_start', 'schemeTo');
    if (area.successor && !area.closedOn) refuse('successor_without_day', 'closedOn');
    if (area.successor === area.id) refuse('bad_successor', 'successor');
  });

/**
 * A list of areas: official ones, functional zones with letters in their ids, merged villages (closed, with the village they
 * went into) and closed ones. An empty cell keeps what is known of the area; for a new one it takes the default by code.
 * `closedOn` is the first day on which the village is no more. The time in the scheme is one spell: the row states it whole.
 */
export const areaSheet = defineSheet({
  name: 'areas',
  label: { zh: '区域', en: 'Areas' },
  columns: [
    { key: 'id', zh: '代码', en: 'Id', required: true },
    { key: 'name', zh: '名称', en: 'Name', required: true },
    { key: 'type', zh: '类型', en: 'Type' },
    { key: 'officialCode', zh: '官方代码', en: 'Official code' },
    { key: 'inScheme', zh: '纳入一村一警', en: 'In scheme' },
    { key: 'schemeFrom', zh: '纳入日期', en: 'Scheme from' },
    { key: 'schemeTo', zh: '退出日期', en: 'Scheme to' },
    { key: 'closedOn', zh: '撤销日期', en: 'Closed on' },
    { key: 'successor', zh: '并入', en: 'Successor' },
  ],
  row,
});

export type AreaRow = z.infer<typeof row>;
