import type { Label } from '../domain/journal/kind.ts';

/** The words around a printed scorecard. */
export const words = {
  area: { zh: '区域', en: 'Area' },
  village: { zh: '村', en: 'Village' },
  officer: { zh: '民警', en: 'Officer' },
  villageItself: { zh: '(本村)', en: '(the village)' },
  scorecard: { zh: '月度履职情况', en: 'Scorecard of the month' },
  closed: { zh: '已截止', en: 'Closed' },
  running: { zh: '未截止', en: 'Not closed yet' },
  asOf: { zh: '统计至', en: 'As of' },
  heardFrom: { zh: '24小时内有同步的民警', en: 'Officers heard from in 24 hours' },
  judgedBy: { zh: '按', en: 'Judged by' },
  noPolicy: {
    zh: '这个月还没有工作要求,所以没有可统计的内容。',
    en: 'No policy was in force this month, so there is nothing to count.',
  },
  late: { zh: '迟到', en: 'late' },
  legend: {
    zh: '✓ 已完成 · ○ 还在进行 · ▲ 月底未完成 · ▨ 免计 · ◇ 努力目标(做到/应做)。',
    en: '✓ done · ○ still to do · ▲ missed · ▨ exempt · ◇ aim (done/due).',
  },
} as const satisfies Record<string, Label>;
