import { useCallback, useState } from 'react';
import { type Month, monthOf } from '../../domain/calendar/utc8.ts';
import { analysisOf } from '../../domain/caseCounts/drawAnalysis.ts';
import { titleOf } from '../../domain/cases/title.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useCaseContext } from '../journal/context.ts';
import { useKnown } from '../journal/entries.ts';
import type { Begun } from './begun.ts';
import type { AskProps } from './fields/asked.ts';
import { Fields } from './fields/Fields.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { Sheet } from './Sheet.tsx';
import { begunWith, type Start } from './start.ts';
import { useForm } from './useForm.ts';
import { useWords } from './words.ts';

/** The month's analysis: drawn from the entries of the village and the month that are chosen, the officer confirms it. */
export function AnalysisForm({ start }: { start: Start }) {
  const language = useLanguage();
  const [village, setVillage] = useState(start.village);
  const [written, setWritten] = useState(false);
  const known = useKnown(village);
  const context = useCaseContext(village, known);
  const drawn = useCallback(
    ({ body: { month } }: Begun) =>
      known.pulled && month ? analysisOf(known.entries, month as Month, context, language) : '',
    [known, context, language],
  );
  const form = useForm({
    kind: 'analysis',
    refused: start.refused,
    from: start.from,
    first: () => begunWith(start, 'analysis', { month: monthOf(today()) }),
    // who empties the field wants to write in it
    drawn: written ? undefined : drawn,
  });
  if (!form) return null;
  const { begun, change, setBody, faults } = form;
  if (begun.village !== village) setVillage(begun.village);
  const leadsTo = form.fields.find(({ name }) => name === 'leadsTo');
  const write = (changes: Partial<Begun>) => {
    if (changes.note !== undefined) setWritten(true);
    change(changes);
  };
  const draw = () => {
    setWritten(false);
    change({ note: '' });
  };
  return (
    <Sheet form={{ ...form, change: write }} start={start} title={kinds.analysis.label[language]}>
      <Fields fields={form.fields} values={begun.body} change={setBody} at="/body" faults={faults} />
      {leadsTo && (
        <AlertMade
          {...{ field: leadsTo, entries: known.entries, at: '/body/leadsTo', faults }}
          value={begun.body['leadsTo']}
          change={(alert) => setBody({ ...begun.body, leadsTo: alert })}
        />
      )}
      <Written now={!known.pulled ? 'drawnLater' : begun.note === drawn(begun) ? 'drawn' : undefined} draw={draw} />
    </Sheet>
  );
}

/** Whether the note is what the entries come to; undefined: it was changed. */
function Written({ now, draw }: { now: 'drawn' | 'drawnLater' | undefined; draw: () => void }) {
  const say = useWords();
  if (now !== undefined) return <p className="aside">{say(now)}</p>;
  return (
    <button type="button" onClick={draw}>
      {say('draw')}
    </button>
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
