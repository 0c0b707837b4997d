import type { Label } from '../journal/kind.ts';

/** Why an entry counts or does not: the closed list, in the words a clerk reads. */
export const whys = {
  counted: { zh: '计入', en: 'Counted' },
  quietMonth: { zh: '本月无新情况,已认可', en: 'A quiet month, accepted' },
  sameDay: { zh: '这一天已经计过', en: 'This day is counted already' },
  sameHousehold: { zh: '这些户本月已经计过', en: 'These households are counted already this month' },
  noHousehold: { zh: '没有走访到户', en: 'No household was met' },
  unknownHousehold: { zh: '村里没有这一户的记录', en: 'The village has no such household on record' },
  nothingNew: { zh: '“无新情况”不计数', en: '“Nothing new” is not counted' },
  notOnSite: { zh: '当天没有进村', en: 'Not in the village that day' },
  outsidePosting: { zh: '当天不在包村安排内', en: 'Outside the posting on that day' },
  notConfirmed: { zh: '等待本人确认', en: 'Waits for the officer to confirm it' },
  withdrawn: { zh: '已作废', en: 'Withdrawn' },
  late: { zh: '统计截止后才收到', en: 'Received after the month was closed' },
  notApproved: { zh: '没有审核通过', en: 'Not approved' },
  inTime: { zh: '按时办理', en: 'Done in time' },
  done: { zh: '已办理', en: 'Done' },
  doneLate: { zh: '办理超时', en: 'Done too late' },
  notYetDue: { zh: '还没到期', en: 'Not yet due' },
  notDone: { zh: '到期还没有办理', en: 'Due and not done yet' },
  recordedLate: { zh: '记录晚了', en: 'Noted too late' },
  acknowledgedLate: { zh: '接报晚了', en: 'Acknowledged too late' },
  briefed: { zh: '进村前已通报', en: 'Briefed before the village day' },
  notBriefed: { zh: '进村前没有通报', en: 'Not briefed before the village day' },
  holding: { zh: '回访时没有反复', en: 'Found holding at the follow-up' },
  notSaidHolding: { zh: '回访没有写明“未反复”', en: 'The follow-up does not say that it holds' },
  relapsed: { zh: '回访时又起纠纷', en: 'Flared up again by the follow-up' },
} as const satisfies Record<string, Label>;

export type Why = keyof typeof whys;
