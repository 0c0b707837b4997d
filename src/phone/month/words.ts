import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('month', {
  zh: {
    title: '{{month}}我的民情日记',
    before: '上个月',
    after: '下个月',
    print: '打印',
    daysThere_other: '进村{{count}}天',
    role: '按六大员看',
    every: '全部',
    search: '查找',
    nothing: '没有找到记录',
    waiting: '未发送',
    held: '待派出所确认',
  },
  en: {
    title: 'My diary of {{month}}',
    before: 'Month before',
    after: 'Month after',
    print: 'Print',
    daysThere_one: '1 day in the village',
    daysThere_other: '{{count}} days in the village',
    role: 'By the six roles',
    every: 'All',
    search: 'Search',
    nothing: 'No entry was found',
    waiting: 'Not sent yet',
    held: 'The station has to confirm it',
  },
});
