import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { caseKinds } from '../../domain/cases/fold.ts';
import { grouped } from '../../domain/cases/referring.ts';
import { effective, type Effective } from '../../domain/journal/effective.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import { names, saidBy } from '../../domain/today/toConfirm.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useVillageName } from '../account/villages.ts';
import { useKnown } from '../journal/entries.ts';
import { useCorrectable } from '../noting/correction/correctable.ts';
import { CorrectLink } from '../noting/correction/CorrectLink.tsx';
import { useColleagueNames } from '../noting/around.ts';
import { opened } from '../rest/opened.ts';
import { Heading } from '../shell/Heading.tsx';
import { LongList } from '../shell/LongList.tsx';
import { EntryPhotos } from '../photos/EntryPhotos.tsx';
import { Answer } from './Answer.tsx';
import { PutDown } from './PutDown.tsx';
import { useWords } from './words.ts';

/** The village's own history: what was noted there, the newest first. */
export function JournalScreen() {
  const say = useWords();
  const language = useLanguage();
  const { village = '' } = useParams();
  const known = useKnown(village);
  const mayCorrect = useCorrectable(known.entries);
  const { officer } = opened();
  const authors = useColleagueNames(village);
  const said = useMemo(() => saidBy(known.entries, officer), [known, officer]);
  const rows = useMemo(() => rowsOf([...effective(known.entries)].reverse()), [known]);
  const name = useVillageName(village);
  const line = (entry: Effective) => (
    <li key={entry.id}>
      <strong>{kinds[entry.kind].label[language]}</strong> <Time at={entry.occurredAt} />
      {entry.author !== officer && <span className="aside"> {authors.get(entry.author)}</span>}
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
  );
  return (
    <>
      <Heading>{name && say('historyOf', { name })}</Heading>
      {rows.length === 0 && <p>{say(known.pulled ? 'noHistory' : 'pulling')}</p>}
      <LongList of={rows}>
        {(row) =>
          row.length > 1 ? <PutDown key={row[0]?.id} doors={row} line={line} /> : row.map((entry) => line(entry))
        }
      </LongList>
    </>
  );
}

/** A row an entry, but one for the doors that were put down on a day. */
function rowsOf(entries: readonly Effective[]): Effective[][] {
  const doors = grouped(entries, ({ kind, occurredOn }) => (kind === 'household' ? occurredOn : undefined));
  return entries.flatMap((entry) => {
    const together = entry.kind === 'household' ? (doors.get(entry.occurredOn) ?? []) : [entry];
    return together[0] === entry ? [together] : [];
  });
}
