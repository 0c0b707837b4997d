import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { uuidv7 } from 'uuidv7';
import { useMe } from '../account/me.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { type Kind, kindOf } from '../../domain/journal/registry.ts';
import { now } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { note } from '../outbox/unsent.ts';
import { useWords } from './words.ts';

/** Notes an entry of one kind. */
export function NoteForm() {
  const say = useWords();
  const language = useLanguage();
  const { kind = '' } = useParams();
  const me = useMe();
  const go = useNavigate();
  const [text, setText] = useState('');
  const [failed, setFailed] = useState(false);
  const definition = kindOf(kind);
  const village = me?.postings[0]?.village;
  if (!definition) return <p>{say('unknownKind')}</p>;
  if (!village) return null;
  const save = async () => {
    const at = now();
    const entry: Sent = {
      ...{ id: uuidv7(), village, kind: kind as Kind, occurredAt: at, recordedAt: at, onSite: true },
      body: kind === 'visit' ? { households: [], purpose: 'routine', notHome: 1 } : {},
      ...(text && { note: text }),
    };
    try {
      await note([entry]);
      await go('/');
    } catch (error) {
      reportError(error);
      setFailed(true);
    }
  };
  return (
    <>
      <h1>{definition.label[language]}</h1>
      <label>
        {say('noteField')}
        <textarea value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      {failed && (
        <p className="urgent" role="alert">
          {say('noRoom')}
        </p>
      )}
      <button type="button" className="primary" onClick={() => void save()}>
        {say('save')}
      </button>
    </>
  );
}
