import { useEffect, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { fieldsOf } from '../../domain/journal/fields.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Label } from '../../domain/journal/kind.ts';
import { type Kind, kinds } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import { stepsFor } from '../../domain/people/mayNote.ts';
import { now, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Me } from '../account/me.ts';
import { personOf } from '../account/person.ts';
import { contextOf } from '../journal/context.ts';
import { note } from '../outbox/unsent.ts';
import { useUnsent } from '../outbox/watch.ts';
import { answered, server } from '../platform/server.ts';
import type { CaseLine } from './stationInbox.ts';
import { WhoIsThere } from './WhoIsThere.tsx';
import { useWords } from './words.ts';

/** What the case says, and what the station can do about it: noted like anything else, in the outbox. */
export function CaseActs({ line, me }: { line: CaseLine; me: Me }) {
  const say = useWords();
  const language = useLanguage();
  const isDone = useUnsent().some(({ entry, state }) => entry.about === line.id && state !== 'refused');
  const { entries, failed, again } = useCase(line, isDone);
  if (failed)
    return (
      <p role="alert">
        {say('notLoaded')}{' '}
        <button type="button" onClick={again}>
          {say('again')}
        </button>
      </p>
    );
  if (entries === undefined) return <p role="status">{say(isDone ? 'done' : 'loading')}</p>;
  return (
    <>
      {entries.map((entry) => (
        <div key={entry.id}>
          <p>
            {tell(entry, language)} <Time at={entry.occurredAt} />
          </p>
          <Texts entry={entry} />
        </div>
      ))}
      {line.kind === 'incident' && entries[0] && <WhoIsThere incident={entries[0]} />}
      {isDone ? <p role="status">{say('done')}</p> : <Acts line={line} me={me} entries={entries} />}
    </>
  );
}

/** What was written that the sentence does not say: an alert's text, a note. */
function Texts({ entry }: { entry: Entry }) {
  const text = entry.kind === 'alert' ? entry.body.text : undefined;
  return (
    <>
      {text && <q>{text}</q>}
      {entry.note && <q>{entry.note}</q>}
    </>
  );
}

interface Read {
  /** For which line of the list. */
  asked: string;
  /** Absent: it could not be read. */
  entries?: readonly Entry[];
  /** Something was noted here since. */
  isOld?: true;
}

/**
 * A case as the server has it: read anew when its line in the list changes, and once what was noted here has arrived: of what was
 * read before, the step just taken would be offered again. `isDone`: that is still on its way.
 */
function useCase({ id, state, dueAt }: CaseLine, isDone: boolean) {
  const [tries, setTries] = useState(0);
  const [read, setRead] = useState<Read>();
  const asked = [id, state, dueAt, tries].join(' ');
  if (isDone && read && !read.isOld) setRead({ ...read, isOld: true });
  useEffect(() => {
    if (isDone) return undefined;
    let left = false;
    const keep = (entries?: readonly Entry[]) => !left && setRead({ asked, ...(entries && { entries }) });
    answered(server.GET('/api/cases/{id}', { params: { path: { id } } })).then(
      (found) => keep(found.entries as unknown as Entry[]),
      () => keep(),
    );
    return () => void (left = true);
  }, [id, asked, isDone]);
  const shown = isDone || (read?.asked === asked && !read.isOld) ? read : undefined;
  const again = () => setTries(tries + 1);
  return { entries: shown?.entries, failed: shown !== undefined && shown.entries === undefined, again };
}

function Acts({ line, me, entries }: { line: CaseLine; me: Me; entries: readonly Entry[] }) {
  const say = useWords();
  const language = useLanguage();
  const [word, setWord] = useState('');
  const [failed, setFailed] = useState(false);
  const acted = useRef<readonly Entry[]>(undefined);
  const acts = actsOf(me, line, entries);
  if (acts.length === 0) return <p className="aside">{say('nothingToDo')}</p>;
  const act = ({ kind, body }: Act) => {
    // a second tap, before what was noted is seen
    if (acted.current === entries) return;
    acted.current = entries;
    const at = now();
    const { village, id: about } = line;
    const step = { id: uuidv7(), village, kind, about, occurredAt: at, recordedAt: at, onSite: false, body };
    note([{ ...step, ...(word.trim() !== '' && { note: word.trim() }) }]).catch((error) => {
      reportError(error);
      acted.current = undefined;
      setFailed(true);
    });
  };
  return (
    <>
      {acts.some(({ kind }) => kinds[kind].note) && (
        <label>
          {say('word')}
          <input
            type="text"
            autoComplete="off"
            maxLength={200}
            value={word}
            onChange={({ target }) => setWord(target.value)}
          />
        </label>
      )}
      {failed && <p role="alert">{say('notKept')}</p>}
      <div className="acts" role="group" aria-label={say('doing')}>
        {acts.map((one) => (
          <button key={one.label.en} type="button" onClick={() => act(one)}>
            {one.label[language]}
          </button>
        ))}
      </div>
    </>
  );
}

interface Act {
  kind: Kind;
  body: Record<string, unknown>;
  label: Label;
}

/** Each value of the one choice that a step of the station is. */
function actsOf(me: Me, line: CaseLine, entries: readonly Entry[]): Act[] {
  const opening = entries.find(({ id }) => id === line.id);
  if (opening === undefined) return [];
  const others = entries.filter(({ id }) => id !== line.id);
  return stepsFor(personOf(me), opening, others, contextOf(undefined, now())).flatMap(({ kind, only }) =>
    fieldsOf(kind).flatMap((field) => {
      if (field.shape !== 'choice' || !field.required) return [];
      const may = only[field.name];
      return field.values
        .filter(({ value }) => may === undefined || may.includes(value))
        .map(({ value, label }) => ({ kind, body: { [field.name]: value }, label }));
    }),
  );
}
