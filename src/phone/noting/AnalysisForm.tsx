import { monthOf } from '../../domain/calendar/utc8.ts';
import { analysisOf } from '../../domain/caseCounts/drawAnalysis.ts';
import { titleOf } from '../../domain/cases/title.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useCaseContext } from '../journal/context.ts';
import { useKnown } from '../journal/entries.ts';
import type { AskProps } from './fields/asked.ts';
import { Fields } from './fields/Fields.tsx';
import { SelectField } from './fields/SelectField.tsx';
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
    from: start.from,
    first: () => begunWith(start, 'analysis', { month: monthOf(today()) }),
  });
  const village = form?.begun.village ?? start.village;
  const known = useKnown(village);
  const context = useCaseContext(village, known);
  if (!form) return null;
  const { begun, change, setBody, faults } = form;
  const month = begun.body['month'] as string | undefined;
  const leadsTo = form.fields.find(({ name }) => name === 'leadsTo');
  const draw = () => month && change({ note: analysisOf(known.entries, month, context, language) });
  return (
    <Sheet form={form} start={start} title={kinds.analysis.label[language]}>
      <Fields fields={form.fields} values={begun.body} change={setBody} at="/body" faults={faults} />
      {leadsTo && (
        <AlertMade
          {...{ field: leadsTo, entries: known.entries, at: '/body/leadsTo', faults }}
          value={begun.body['leadsTo']}
          change={(alert) => setBody({ ...begun.body, leadsTo: alert })}
        />
      )}
      <button type="button" onClick={draw}>
        {say('draw')}
      </button>
      {begun.note !== '' && <p className="aside">{say('drawn')}</p>}
    </Sheet>
  );
}

/** The alert that was made of it, where the village has any: the latest first. */
function AlertMade({ entries, ...asked }: AskProps & { entries: readonly Entry[] }) {
  const say = useWords();
  const language = useLanguage();
  const alerts = effective(entries).filter(({ kind }) => kind === 'alert');
  if (alerts.length === 0) return null;
  const options = alerts
    .map((alert) => ({ value: alert.id, label: `${alert.occurredOn} ${titleOf(alert, language)}` }))
    .reverse();
  return <SelectField {...asked} none={say('leaveOut')} options={options} />;
}
