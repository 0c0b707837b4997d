import { useMemo, useState } from 'react';
import { referring } from '../../domain/cases/referring.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { type Kind, kinds } from '../../domain/journal/registry.ts';
import { tell } from '../../domain/journal/tell.ts';
import { stepsFor } from '../../domain/people/mayNote.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useCaseContext } from '../journal/context.ts';
import { type Known, useAllKnown, useKnown } from '../journal/entries.ts';
import { opened } from '../rest/opened.ts';
import type { Values } from './begun.ts';
import { Fields } from './fields/Fields.tsx';
import { Sheet } from './Sheet.tsx';
import { begunWith, type Start } from './start.ts';
import { useForm } from './useForm.ts';
import { useWords } from './words.ts';

interface StepFormProps {
  kind: Kind;
  about: string;
  start: Start;
}

/** Notes a step about an opening that lies on this phone. */
export function StepForm({ kind, about, start }: StepFormProps) {
  const say = useWords();
  const all = useAllKnown();
  const opening = useMemo(() => all.find(({ id }) => id === about), [all, about]);
  if (!opening) return <p>{say('notHere')}</p>;
  return <Step kind={kind} opening={opening} start={start} />;
}

function Step({ kind, opening, start }: { kind: Kind; opening: Entry; start: Start }) {
  const say = useWords();
  const language = useLanguage();
  const known = useKnown(opening.village);
  const context = useCaseContext(opening.village, known);
  // as it was when the form was opened: once noted, the step itself would forbid it
  const [may] = useState(() => {
    const around = referring(known.entries).around(opening.id);
    return stepsFor(start.person, opening, around, context).find((one) => one.kind === kind);
  });
  const reads = useMemo(
    () => effective(known.entries).find(({ id }) => id === opening.id) ?? opening,
    [known, opening],
  );
  const first = () => begunWith({ ...start, village: opening.village }, kind, usualFor(kind, start));
  const form = useForm({ kind, about: opening.id, refused: start.refused, first, only: may?.only });
  if (may === undefined && !start.refused) return <p>{say('noStep')}</p>;
  if (!form) return null;
  return (
    <Sheet form={form} start={start} title={kinds[kind].label[language]} fixed>
      <p className="about">
        <Time at={reads.occurredAt} /> {tell(reads, language)}
      </p>
      <Meanwhile of={opening} known={known} />
      <Fields fields={form.fields} values={form.begun.body} change={form.setBody} at="/body" faults={form.faults} />
    </Sheet>
  );
}

/** An officer who notes that it was mediated was there. */
function usualFor(kind: Kind, { person }: Start): Values {
  const isOfficer = person.grants.some(({ role }) => role === 'officer');
  return kind === 'mediation' && isOfficer ? { mediators: ['officer'] } : {};
}

/** What others noted of the matter since the form was opened: the same step need not be noted twice. */
function Meanwhile({ of, known }: { of: Entry; known: Known }) {
  const say = useWords();
  const language = useLanguage();
  const { officer } = opened();
  const steps = useMemo(() => effective(known.entries).filter(({ about }) => about === of.id), [known, of]);
  const [before] = useState(() => new Set(steps.map(({ id }) => id)));
  const fresh = steps.filter(({ id, author }) => !before.has(id) && author !== officer);
  return (
    <div role="status">
      {fresh.map((step) => (
        <p key={step.id} className="bar">
          {say('meanwhile')} <Time at={step.occurredAt} /> {tell(step, language)}
        </p>
      ))}
    </div>
  );
}
