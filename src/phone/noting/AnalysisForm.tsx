import { monthOf } from '../../domain/calendar/utc8.ts';
import { analysisOf } from '../../domain/caseCounts/drawAnalysis.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useCaseContext } from '../journal/context.ts';
import { useKnown } from '../journal/entries.ts';
import { Fields } from './fields/Fields.tsx';
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
      <button type="button" onClick={draw}>
        {say('draw')}
      </button>
      {begun.note !== '' && <p className="aside">{say('drawn')}</p>}
    </Sheet>
  );
}
