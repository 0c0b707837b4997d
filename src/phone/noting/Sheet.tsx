import type { ReactNode } from 'react';
import { NOTE_LENGTH } from '../../domain/journal/kind.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { PhotosOf } from './PhotosOf.tsx';
import { Colleagues } from './Colleagues.tsx';
import { Fields } from './fields/Fields.tsx';
import { TextField } from './fields/TextField.tsx';
import type { Start } from './start.ts';
import type { Form } from './useForm.ts';
import { VillageField, When } from './Where.tsx';
import { useWords } from './words.ts';

interface SheetProps {
  form: Form;
  start: Start;
  title: ReactNode;
  /** The village is given: that of what it is about. */
  fixed?: boolean;
  children: ReactNode;
}

/** What stands around the fields of every kind: where, when, a note, who was there, and saving. */
export function Sheet({ form, start, title, fixed = false, children }: SheetProps) {
  const say = useWords();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <h1>{title}</h1>
      {form.resumed && (
        <p className="bar">
          {say('resumed')}{' '}
          <button type="button" className="link" onClick={form.drop}>
            {say('anew')}
          </button>
        </p>
      )}
      {!fixed && <VillageField form={form} start={start} />}
      {children}
      <Note form={form} />
      <PhotosOf {...form} />
      <Details form={form} />
      <When form={form} />
      <Colleagues form={form} />
      <SaveBar form={form} />
    </form>
  );
}

const NOTE = {
  ...({ shape: 'text', name: 'note', most: NOTE_LENGTH, typed: true, required: false } as const),
  label: kinds.correction.fields['note']!,
};

function Note({ form: { kind, begun, change, faults } }: { form: Form }) {
  if (!kinds[kind].note) return null;
  const changed = (text: unknown) => change({ note: (text as string | undefined) ?? '' });
  return <TextField field={NOTE} most={NOTE_LENGTH} value={begun.note} change={changed} at="/note" faults={faults} />;
}

/** Who is concerned, apart from everything else: encrypted, and gone from the phone once it is sent. */
function Details({ form: { details, begun, change, faults } }: { form: Form }) {
  const say = useWords();
  if (details.length === 0) return null;
  const filled = Object.keys(begun.details).length > 0;
  return (
    <details className="field" open={filled || undefined}>
      <summary>{say('details')}</summary>
      <p className="aside">{say('detailsWhy')}</p>
      <Fields
        fields={details}
        values={begun.details}
        change={(changed) => change({ details: changed })}
        at="/sealed"
        faults={faults}
      />
    </details>
  );
}

/** The one main action, under the thumb. */
function SaveBar({ form }: { form: Pick<Form, 'faults' | 'others' | 'tried' | 'full'> }) {
  const say = useWords();
  const count = form.faults.size + form.others.length;
  return (
    <div className="save">
      <div role="alert">
        {form.others.map((message) => (
          <p key={message} className="fault">
            {message}
          </p>
        ))}
        {form.tried && count > 0 && <p className="fault">{say('wrong', { count })}</p>}
        {form.full && <p className="fault">{say('noRoom')}</p>}
      </div>
      <button type="submit" className="primary">
        {say('save')}
      </button>
    </div>
  );
}
