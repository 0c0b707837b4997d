import { defineWords } from '../../ui/words.ts';

/** Duties of a posting, for every room that names one. */
export const useDutyWords = defineWords('postingDuty', {
  zh: {
    resident: '驻村民警',
    contact: '包村民警',
    auxiliary: '辅警',
    acting: '代管',
    lead: '责任民警',
    until: '至{{day}}',
  },
  en: {
    resident: 'Resident',
    contact: 'Contact',
    auxiliary: 'Auxiliary',
    acting: 'Acting',
    lead: 'lead',
    until: 'until {{day}}',
  },
});
