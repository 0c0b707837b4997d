import { defineWords } from '../platform/words.ts';

export const useWords = defineWords('scorecards', {
  zh: {
    title: '月度履职情况',
  },
  en: {
    title: 'Scorecards',
  },
});
