import { defineWords } from '../../ui/words.ts';

/** Words of choosing a village by typing. */
export const useWords = defineWords('villageChoice', {
  zh: {
    hint: '村名、拼音首字母或代码',
    reading: '正在读取……',
    none: '没有找到,请换一种写法',
    type: '请输入村名、拼音首字母或代码',
  },
  en: {
    hint: 'Name, pinyin initials or code',
    reading: 'Loading…',
    none: 'Nothing found: try another spelling',
    type: 'Type a name, pinyin initials or a code',
  },
});
