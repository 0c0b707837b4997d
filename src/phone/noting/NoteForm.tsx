import { useParams, useSearchParams } from 'react-router';
import { type Kind, kindOf } from '../../domain/journal/registry.ts';
import { DisputeForm } from '../disputes/DisputeForm.tsx';
import { IncidentForm } from '../incidents/IncidentForm.tsx';
import { VisitForm } from '../visits/VisitForm.tsx';
import type { Unsent } from '../outbox/unsent.ts';
import { AnalysisForm } from './AnalysisForm.tsx';
import { CorrectionForm } from './correction/CorrectionForm.tsx';
import { EntryForm } from './EntryForm.tsx';
import { useRefused } from './mending.ts';
import { type Start, useStart } from './start.ts';
import { StepForm } from './StepForm.tsx';
import { useWords } from './words.ts';

/**
 * Notes an entry of one kind; `?village=`: in that one; `?about=`: a step or a correction of
 * that; `?mend=`: in place of one that was refused.
 */
export function NoteForm() {
  const [search] = useSearchParams();
  const mend = search.get('mend');
  return mend === null ? <AnyForm about={search.get('about')} /> : <Mend key={mend} id={mend} />;
}

function Mend({ id }: { id: string }) {
  const say = useWords();
  const refused = useRefused(id);
  return refused ? <AnyForm about={refused.entry.about ?? null} refused={refused} /> : <p>{say('mended')}</p>;
}

function AnyForm({ about, refused }: { about: string | null; refused?: Unsent }) {
  const say = useWords();
  const { kind = '' } = useParams();
  const [search] = useSearchParams();
  const start = useStart(search.get('village'), refused);
  const definition = kindOf(kind);
  if (!definition) return <p>{say('unknownKind')}</p>;
  if (start === undefined) return null;
  if (start === null) return <p>{say('noVillage')}</p>;
  if (definition.about === undefined) return <FormOf key={kind} kind={kind as Kind} start={start} />;
  if (about === null) return <p>{say('fromCase')}</p>;
  if (kind === 'correction') return <CorrectionForm key={about} about={about} start={start} />;
  return <StepForm key={`${kind} ${about}`} kind={kind as Kind} about={about} start={start} />;
}

function FormOf({ kind, start }: { kind: Kind; start: Start }) {
  switch (kind) {
    case 'visit':
      return <VisitForm start={start} />;
    case 'dispute':
      return <DisputeForm start={start} />;
    case 'incident':
      return <IncidentForm start={start} />;
    case 'analysis':
      return <AnalysisForm start={start} />;
    default:
      return <EntryForm kind={kind} start={start} />;
  }
}
