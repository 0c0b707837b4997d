import { defineWords } from './words.ts';

export const useWords = defineWords('undo', { zh: { undo: '撤销' }, en: { undo: 'Undo' } });
