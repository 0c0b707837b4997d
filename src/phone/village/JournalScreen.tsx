import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { caseKinds } from '../../domain/cases/fold.ts';
import { effective } from '../../domain/journal/effective.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import { names, saidBy } from '../../domain/today/toConfirm.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useVillageName } from '../account/villages.ts';
import { useKnown } from '../journal/entries.ts';
import { useCorrectable } from '../noting/correction/correctable.ts';
import { CorrectLink } from '../noting/correction/CorrectLink.tsx';
import { opened } from '../rest/opened.ts';
import { Heading } from '../shell/Heading.tsx';
import { LongList } from '../shell/LongList.tsx';
import { EntryPhotos } from '../photos/EntryPhotos.tsx';
import { Answer } from './Answer.tsx';
import { useWords } from './words.ts';

/** The village's own history: what was noted there, the newest first. */
export function JournalScreen() {
  const say = useWords();
  const language = useLanguage();
  const { village = '' } = useParams();
  const known = useKnown(village);
  const mayCorrect = useCorrectable(known.entries);
  const { officer } = opened();
  const said = useMemo(() => saidBy(known.entries, officer), [known, officer]);
  const entries = useMemo(() => effective(known.entries).reverse(), [known]);
  return (
    <>
      <Heading>{useVillageName(village)}</Heading>
      {entries.length === 0 && <p>{say(known.pulled ? 'noHistory' : 'pulling')}</p>}
      <LongList of={entries}>
        {(entry) => (
          <li key={entry.id}>
            <strong>{kinds[entry.kind].label[language]}</strong> <Time at={entry.occurredAt} />
            <p>{tell(entry, language)}</p>
            {entry.note && <p className="aside">{entry.note}</p>}
            <EntryPhotos entry={entry} />
            {caseKinds.includes(entry.kind) && (
              <Link to={`/case/${village}/${entry.id}`} className="link">
                {say('case')}
              </Link>
            )}
            {names(entry, officer) && <Answer entry={entry} said={said.get(entry.id)} />}
            {mayCorrect(entry.id) && <CorrectLink id={entry.id} what={tell(entry, language)} />}
          </li>
        )}
      </LongList>
    </>
  );
}
