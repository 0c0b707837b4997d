import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Month } from '../../domain/calendar/utc8.ts';
import { analysisOf } from '../../domain/caseCounts/drawAnalysis.ts';
import { monthAsked } from '../../domain/caseCounts/monthAsked.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { useCaseContext } from '../journal/context.ts';
import { useKnown, useKnownVillages } from '../journal/entries.ts';
import { AlertMade } from './AlertMade.tsx';
import type { Begun } from './begun.ts';
import { Fields } from './fields/Fields.tsx';
import { Sheet } from './Sheet.tsx';
import { begunWith, type Start } from './start.ts';
import { useForm } from './useForm.ts';
import { useWords } from './words.ts';

/**
 * The month's analysis: drawn from the entries of the village and the month that are chosen, the officer confirms it. `?month=`:
 * of that one.
 */
export function AnalysisForm({ start }: { start: Start }) {
  const language = useLanguage();
  const [village, setVillage] = useState(start.village);
  const [written, setWritten] = useState(false);
  const known = useKnown(village);
  const villages = useKnownVillages();
  const context = useCaseContext(village, known);
  const asked = useSearchParams()[0].get('month');
  const drawn = useCallback(
    ({ body: { month } }: Begun) =>
      known.pulled && month ? analysisOf(known.entries, month as Month, context, language) : '',
    [known, context, language],
  );
  const form = useForm({
    kind: 'analysis',
    refused: start.refused,
    from: start.from,
    first: (there = start.village) =>
      begunWith({ ...start, village: there }, 'analysis', {
        month: asked ?? monthAsked('analysis', villages.get(there)?.entries ?? [], today()),
      }),
    // who empties the field wants to write in it
    drawn: written ? undefined : drawn,
  });
  if (!form) return null;
  const { begun, change, setBody, faults } = form;
  if (begun.village !== village) setVillage(begun.village);
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
      <AlertMade
        fields={form.fields}
        values={begun.body}
        change={setBody}
        at="/body"
        faults={faults}
        entries={known.entries}
      />
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
