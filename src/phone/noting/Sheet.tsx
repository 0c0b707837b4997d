import type { ReactNode } from 'react';
import { kinds } from '../../domain/journal/registry.ts';
import { Why } from '../outbox/UnsentLine.tsx';
import { PhotosOf } from './PhotosOf.tsx';
import { Colleagues } from './Colleagues.tsx';
import { Fields } from './fields/Fields.tsx';
import { NoteField } from './NoteField.tsx';
import { SaveBar } from './SaveBar.tsx';
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
  /** What comes before all fields: calls to be made. */
  lead?: ReactNode;
  /** Nobody else is named in it. */
  alone?: boolean;
  children: ReactNode;
}

/** What stands around the fields of every kind: where, when, a note, who was there, and saving. */
export function Sheet({ form, start, title, fixed = false, lead, alone = false, children }: SheetProps) {
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
      {form.refused && <Why unsent={form.refused} />}
      {form.resumed && (
        <p className="bar">
          {say('resumed')}{' '}
          <button type="button" className="link" onClick={form.drop}>
            {say('anew')}
          </button>
        </p>
      )}
      {lead}
      {!fixed && <VillageField form={form} start={start} />}
      {children}
      {kinds[form.kind].note && (
        <NoteField note={form.begun.note} change={(note) => form.change({ note })} at="/note" faults={form.faults} />
      )}
      <PhotosOf {...form} />
      <Details form={form} />
      <When begun={form.begun} change={form.change} />
      {!alone && <Colleagues form={form} />}
      <SaveBar form={form} />
    </form>
  );
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
