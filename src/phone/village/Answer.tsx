import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Entry, EntryOf } from '../../domain/journal/entry.ts';
import { now } from '../../ui/time.tsx';
import { useColleagueNames } from '../noting/around.ts';
import { note } from '../outbox/unsent.ts';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

export type Said = EntryOf<'confirmation'>['body']['answer'];

interface AnswerProps {
  entry: Entry;
  /** What was answered so far. */
  said: Said | undefined;
}

/** Who noted me, and my word on it by one tap; the other word takes the first one's place. */
export function Answer({ entry, said }: AnswerProps) {
  const say = useWords();
  const [just, setJust] = useState<Said>();
  const name = useColleagueNames(entry.village).get(entry.author);
  const isFor = entry.onBehalfOf === opened().officer;
  const mine = just ?? said;
  const answer = (word: Said) => {
    if (word === mine) return;
    setJust(word);
    confirm(entry, word).catch((error: unknown) => {
      setJust(undefined);
      reportError(error);
    });
  };
  return (
    <>
      <p className="aside">{say(isFor ? 'notedFor' : 'notedWith', { name: name ?? say('colleague') })}</p>
      <p className="buttons">
        {(['mine', 'notMine'] as const).map((word) => (
          <button key={word} type="button" aria-pressed={mine === word} onClick={() => answer(word)}>
            {mine === word && '✓ '}
            {say(word)}
          </button>
        ))}
      </p>
    </>
  );
}

function confirm({ id, village }: Entry, answer: Said): Promise<boolean> {
  const at = now();
  const said = { kind: 'confirmation' as const, about: id, body: { answer } };
  return note([{ id: uuidv7(), village, occurredAt: at, recordedAt: at, onSite: false, ...said }]);
}
