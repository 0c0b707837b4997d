import { useId } from 'react';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { analysisOf } from '../../domain/caseCounts/drawAnalysis.ts';
import { titleOf } from '../../domain/cases/title.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Field } from '../../domain/journal/fields.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useCaseContext } from '../journal/context.ts';
import { useKnown } from '../journal/entries.ts';
import { Fields } from './fields/Fields.tsx';
import { Name } from './fields/Labelled.tsx';
import { Sheet } from './Sheet.tsx';
import { begunWith, type Start } from './start.ts';
import { useForm } from './useForm.ts';
import { useWords } from './words.ts';

/** The month's analysis: drawn from the entries, the officer confirms it. */
export function AnalysisForm({ start }: { start: Start }) {
  const say = useWords();
  const language = useLanguage();
  const form = useForm({
    kind: 'analysis',
    refused: start.refused,
    first: () => begunWith(start, 'analysis', { month: monthOf(today()) }),
  });
  const village = form?.begun.village ?? start.village;
  const known = useKnown(village);
  const context = useCaseContext(village, known);
  if (!form) return null;
  const { begun, change, setBody, faults } = form;
  const month = begun.body['month'] as string | undefined;
  const draw = () => month && change({ note: analysisOf(known.entries, month, context, language) });
  return (
    <Sheet form={form} start={start} title={kinds.analysis.label[language]}>
      <Fields fields={form.fields} values={begun.body} change={setBody} at="/body" faults={faults} />
      <AlertMade
        field={form.fields.find(({ name }) => name === 'leadsTo')}
        entries={known.entries}
        value={begun.body['leadsTo']}
        change={(leadsTo) => setBody({ ...begun.body, leadsTo })}
      />
      <button type="button" onClick={draw}>
        {say('draw')}
      </button>
      {begun.note !== '' && <p className="aside">{say('drawn')}</p>}
    </Sheet>
  );
}

interface AlertMadeProps {
  field: Field | undefined;
  entries: readonly Entry[];
  value: unknown;
  change: (alert: string | undefined) => void;
}

/** The alert that was made of it, where the village has any: the latest first. */
function AlertMade({ field, entries, value, change }: AlertMadeProps) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const alerts = effective(entries)
    .filter(({ kind }) => kind === 'alert')
    .reverse();
  if (!field || alerts.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id}>
        <Name field={field} />
      </label>
      <select
        id={id}
        value={(value as string | undefined) ?? ''}
        onChange={({ target }) => change(target.value || undefined)}
      >
        <option value="">{say('leaveOut')}</option>
        {alerts.map((alert) => (
          <option key={alert.id} value={alert.id}>
            {alert.occurredOn} {titleOf(alert, language)}
          </option>
        ))}
      </select>
    </div>
  );
}
