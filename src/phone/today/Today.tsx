import { useMe } from '../account/me.ts';
import { useVillages } from '../account/villages.ts';
import { SummaryLink } from '../inbox/SummaryLink.tsx';
import { isStation } from '../inbox/stationInbox.ts';
import { VillageToday } from './VillageToday.tsx';
import { LeftForms } from '../noting/LeftForms.tsx';
import { QuickNotes } from '../noting/QuickNotes.tsx';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** Home: what my villages ask of me today, and the ways to note what I do. */
export function Today() {
  const say = useWords();
  const villages = useVillages();
  if (villages === undefined) return null;
  return (
    <>
      <Heading>{say('today')}</Heading>
      {villages === null && <p role="status">{say('asking')}</p>}
      <SummaryLink />
      <LeftForms />
      {villages?.length === 0 && <NoVillage />}
      {villages?.map(({ id, name, duty }) => (
        <VillageToday key={id} village={id} name={name} duty={duty} />
      ))}
      <QuickNotes />
    </>
  );
}

/** Whoever answers for a station has no village of their own: what waits for them is in the messages. */
function NoVillage() {
  const say = useWords();
  return isStation(useMe()) ? null : <p>{say('noVillage')}</p>;
}
