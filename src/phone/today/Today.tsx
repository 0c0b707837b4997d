import { useMe } from '../account/me.ts';
import { VillageToday } from './VillageToday.tsx';
import { QuickNotes } from '../noting/QuickNotes.tsx';
import { useWords } from './words.ts';

/** Home: what my villages ask of me today, and the ways to note what I do. */
export function Today() {
  const say = useWords();
  const me = useMe();
  if (me === undefined) return null;
  const villages = [...new Map((me?.postings ?? []).map((posting) => [posting.village, posting])).values()];
  return (
    <>
      <h1>{say('today')}</h1>
      {me === null && <p role="status">{say('asking')}</p>}
      {me && villages.length === 0 && <p>{say('noVillage')}</p>}
      {villages.map(({ village, name, duty }) => (
        <VillageToday key={village} village={village} name={name} duty={duty} />
      ))}
      <QuickNotes />
    </>
  );
}
