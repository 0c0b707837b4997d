import { useAnswer } from '../platform/client.ts';
import { dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Moving } from './Handover.tsx';
import type { Posting } from './postingColumns.tsx';
import { useWords } from './words.ts';

/** What a hand-over does, in one sentence. */
export function HandoverSummary({ posting, moving }: { posting: Posting; moving: Moving }) {
  const say = useWords();
  const language = useLanguage();
  const { data } = useAnswer('/api/officers', { query: {} }, { when: moving.officer !== '' });
  const { data: area } = useAnswer(
    '/api/areas/{id}',
    { path: { id: moving.village } },
    { when: moving.village !== '' },
  );
  const before = posting.officer.name;
  const after = data?.officers.find(({ id }) => id === moving.officer)?.name ?? '';
  const day = dayInWords(moving.on, language);
  const village = posting.village.name;
  const sentences = [
    moving.officer !== '' && say('confirm_officer', { village, before, after, day }),
    moving.village !== '' && say('confirmMoved', { before: after || before, village, next: area?.name ?? '', day }),
    moving.officer === '' && moving.village === '' && say('confirm_same', { village, before, day }),
  ];
  return <p className="sentence">{sentences.filter(Boolean).join(' ')}</p>;
}
