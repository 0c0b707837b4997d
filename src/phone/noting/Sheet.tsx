import type { ReactNode } from 'react';
import { kinds } from '../../domain/journal/registry.ts';
import { Why } from '../outbox/UnsentLine.tsx';
import { PhotosOf } from './PhotosOf.tsx';
import { Colleagues } from './Colleagues.tsx';
import { Details } from './Details.tsx';
import { NoteField } from './NoteField.tsx';
import { SaveBar } from './SaveBar.tsx';
import type { Start } from './start.ts';
import type { Form } from './useForm.ts';
import { VillageField, When } from './Where.tsx';
import { Heading } from '../shell/Heading.tsx';
import { useWords } from './words.ts';

interface SheetProps {
  form: Form;
  start: Start;
  title: string;
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
      <Heading>{title}</Heading>
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
      <Details
        kind={form.kind}
        values={form.begun.details}
        change={(details) => form.change({ details })}
        faults={form.faults}
      />
      <When begun={form.begun} change={form.change} />
      {!alone && <Colleagues form={form} />}
      <SaveBar form={form} />
    </form>
  );
}
