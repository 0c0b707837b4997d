import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('disputes', {
  zh: {
    change: '改',
    harmed: '先保护人,先报警。这件事由派出所依法处理,村里不调解。打完电话后在这里记下,派出所会看到。',
  },
  en: {
    change: 'Change',
    harmed:
      'Protect people first and call the police. The station deals with this by law; the village does not mediate. After the call, note it here: the station will see it.',
  },
});
