import type { ReactNode } from 'react';
import { kinds } from '../../domain/journal/registry.ts';
import { Why } from '../outbox/UnsentLine.tsx';
import { PhotosOf } from './PhotosOf.tsx';
import { Colleagues } from './Colleagues.tsx';
import { Details } from './Details.tsx';
import { NoteField } from './NoteField.tsx';
import { SaveBar } from './SaveBar.tsx';
import type { Start } from './start.ts';
import { StillHere } from './StillHere.tsx';
import type { Form } from './useForm.ts';
import { VillageField, When } from './Where.tsx';
import { Heading, toHeading } from '../shell/Heading.tsx';
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
      {lead}
      <Resumed form={form} start={start} />
      {form.elsewhere === undefined && (
        <Rest form={form} start={start} fixed={fixed} alone={alone}>
          {children}
        </Rest>
      )}
    </form>
  );
}

/** It was begun before: of which village, when one came from another's screen; and the way to begin anew. */
function Resumed({ form, start }: Pick<SheetProps, 'form' | 'start'>) {
  const say = useWords();
  const nameOf = (village: string) => start.villages.find(({ id }) => id === village)?.name ?? '';
  if (!form.resumed) return null;
  if (form.elsewhere === undefined) return <StillHere drop={form.drop} />;
  const thenOn = (act: () => void) => () => {
    act();
    toHeading();
  };
  return (
    <section className="card" role="alert">
      <p>{say('begunElsewhere', { village: nameOf(form.begun.village) })}</p>
      <div className="mending">
        <button type="button" onClick={thenOn(form.goOn)}>
          {say('goOnElsewhere', { village: nameOf(form.begun.village) })}
        </button>
        <button type="button" onClick={thenOn(form.drop)}>
          {say('anewHere', { village: nameOf(form.elsewhere) })}
        </button>
      </div>
    </section>
  );
}

function Rest({ form, start, fixed, alone, children }: Omit<SheetProps, 'title' | 'lead'>) {
  return (
    <>
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
      <When begun={form.begun} change={form.change} isSaid={form.kind === 'patrol'} />
      {!alone && <Colleagues form={form} />}
      <SaveBar form={form} />
    </>
  );
}
