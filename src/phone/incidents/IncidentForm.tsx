import { useMemo } from 'react';
import { kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { Fields } from '../noting/fields/Fields.tsx';
import { Sheet } from '../noting/Sheet.tsx';
import { begunWith, mayNoteAt, type Start } from '../noting/start.ts';
import { useForm } from '../noting/useForm.ts';
import { Calls } from './Calls.tsx';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** An urgent matter: the call first, then few fields. Who may not report here is given the calls. */
export function IncidentForm({ start }: { start: Start }) {
  const say = useWords();
  const language = useLanguage();
  const form = useForm({
    kind: 'incident',
    refused: start.refused,
    from: start.from,
    first: () => begunWith(start, 'incident'),
    next: ({ id }) => `/incident/${id}`,
  });
  const may = useMemo(() => mayNoteAt(start).some(({ kind }) => kind === 'incident'), [start]);
  const title = kinds.incident.label[language];
  if (!form) return null;
  if (!may && !start.refused) {
    return (
      <>
        <Heading>{title}</Heading>
        <Calls village={start.village} />
        <p>{say('callOnly')}</p>
      </>
    );
  }
  const { begun, setBody, faults } = form;
  return (
    <Sheet form={form} start={start} title={title} alone lead={<Calls village={form.elsewhere ?? begun.village} />}>
      <p className="aside">{say('noNames')}</p>
      <Fields fields={form.fields} values={begun.body} change={setBody} at="/body" faults={faults} />
    </Sheet>
  );
}
