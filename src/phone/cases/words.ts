import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('cases', {
  zh: {
    due: '办理时限',
    overdue: '已超时',
    none: '这部手机上没有这件事。它可能已不在您的村里。',
    pulling: '正在取得本村的记录',
    waitingFor: '等待{{who}}',
    mine: '等您办理',
    harm: '有人受到伤害:不在村里调解,由派出所处理。',
    noEffect: '与当时的进展不符,保留备查',
    withdrawn: '已作废',
    amended: '已更正',
    next: '下一步',
  },
  en: {
    due: 'Due',
    overdue: 'Overdue since',
    none: 'This matter is not on this phone. It may be in a village that is no longer yours.',
    pulling: 'Fetching the records of this village',
    waitingFor: 'waiting for the {{who}}',
    mine: 'waiting for you',
    harm: 'Somebody was harmed: not mediated in the village, the station deals with it.',
    noEffect: 'Does not fit what had happened by then; kept for the record',
    withdrawn: 'Withdrawn',
    amended: 'Corrected',
    next: 'Next step',
  },
});
