import { defineWords } from '../../ui/words.ts';

/** Words of where and when: the parts every room shares. */
export const useWords = defineWords('place', {
  zh: {
    area: '区域',
    below: '选择下级区域',
    month: '月份',
    monthBefore: '上一个月',
    monthAfter: '下一个月',
  },
  en: {
    area: 'Area',
    below: 'Choose an area below',
    month: 'Month',
    monthBefore: 'Month before',
    monthAfter: 'Month after',
  },
});
