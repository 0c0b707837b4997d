import { fieldsOf } from '../../domain/journal/fields.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { useLanguage } from '../../ui/words.ts';
import { Calls } from '../incidents/Calls.tsx';
import { Fields } from '../noting/fields/Fields.tsx';
import { Sheet } from '../noting/Sheet.tsx';
import { begunWith, type Start } from '../noting/start.ts';
import { useForm } from '../noting/useForm.ts';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

/** A quarrel: whether anyone was harmed is asked first and alone. With harm it goes to the law, and nobody mediates (red line R17). */
export function DisputeForm({ start }: { start: Start }) {
  const say = useWords();
  const language = useLanguage();
  const { from, refused } = start;
  const form = useForm({ kind: 'dispute', refused, from, first: () => begunWith(start, 'dispute') });
  if (!form) return null;
  const { begun, setBody, faults } = form;
  const harm = begun.body['harm'] as string | undefined;
  // of which village it is to be is settled before
  if (harm === undefined && form.elsewhere === undefined)
    return <Harm answer={(value) => setBody({ ...begun.body, harm: value })} />;
  const harmed = harm !== undefined && harm !== 'none';
  return (
    <Sheet
      form={form}
      start={start}
      title={kinds.dispute.label[language]}
      lead={harmed && <Harmed village={form.elsewhere ?? begun.village} />}
    >
      <p className="line">
        {kinds.dispute.fields['harm']?.[language]}{' '}
        <strong>{kinds.dispute.words['harm']?.[harm ?? '']?.[language]}</strong>{' '}
        <button type="button" className="link" onClick={() => setBody({ ...begun.body, harm: undefined })}>
          {say('change')}
        </button>
      </p>
      <Fields
        fields={form.fields.filter(({ name }) => name !== 'harm')}
        values={begun.body}
        change={setBody}
        at="/body"
        faults={faults}
      />
    </Sheet>
  );
}

/** The question that comes before all others. */
function Harm({ answer }: { answer: (harm: string) => void }) {
  const language = useLanguage();
  const harm = fieldsOf('dispute').find(({ name }) => name === 'harm');
  if (harm?.shape !== 'choice') return null;
  return (
    <section className="question">
      <Heading>{harm.label[language]}</Heading>
      {harm.values.map(({ value, label }) => (
        <button key={value} type="button" onClick={() => answer(value)}>
          {label[language]}
        </button>
      ))}
    </section>
  );
}

function Harmed({ village }: { village: string }) {
  const say = useWords();
  return (
    <div role="alert">
      <p className="urgent">{say('harmed')}</p>
      <Calls village={village} />
    </div>
  );
}
