import { useParams, useSearchParams } from 'react-router';
import { type Kind, kindOf } from '../../domain/journal/registry.ts';
import { DisputeForm } from '../disputes/DisputeForm.tsx';
import { IncidentForm } from '../incidents/IncidentForm.tsx';
import { VisitForm } from '../visits/VisitForm.tsx';
import { AnalysisForm } from './AnalysisForm.tsx';
import { CorrectionForm } from './correction/CorrectionForm.tsx';
import { EntryForm } from './EntryForm.tsx';
import { type Start, useStart } from './start.ts';
import { StepForm } from './StepForm.tsx';
import { useWords } from './words.ts';

/** Notes an entry of one kind; `?about=`: a step or a correction of that. */
export function NoteForm() {
  const say = useWords();
  const { kind = '' } = useParams();
  const [search] = useSearchParams();
  const start = useStart();
  const definition = kindOf(kind);
  const about = search.get('about');
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
