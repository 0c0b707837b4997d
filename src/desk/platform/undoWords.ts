import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('undo', { zh: { undo: '撤销' }, en: { undo: 'Undo' } });
