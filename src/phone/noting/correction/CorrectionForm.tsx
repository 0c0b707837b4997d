import { useMemo } from 'react';
import { readChanges } from '../../../domain/journal/changes.ts';
import { effective } from '../../../domain/journal/effective.ts';
import type { Entry } from '../../../domain/journal/entry.ts';
import { fieldsFor } from '../../../domain/journal/fields.ts';
import type { Issue } from '../../../domain/journal/issue.ts';
import { kinds } from '../../../domain/journal/registry.ts';
import { readSent } from '../../../domain/journal/sent.ts';
import { tell } from '../../../domain/journal/tell.ts';
import { now, Time } from '../../../ui/time.tsx';
import { type Language, useLanguage } from '../../../ui/words.ts';
import { useAllKnown } from '../../journal/entries.ts';
import { formKey } from '../begun.ts';
import type { Faults } from '../fields/asked.ts';
import { Chip } from '../fields/Choices.tsx';
import { Group } from '../fields/Labelled.tsx';
import { TextField } from '../fields/TextField.tsx';
import { stillSaid, withId } from '../mending.ts';
import { SaveBar } from '../SaveBar.tsx';
import type { Start } from '../start.ts';
import { StillHere } from '../StillHere.tsx';
import { useDraft } from '../useDraft.ts';
import { mendingKey, type Unsent } from '../../outbox/unsent.ts';
import { Why } from '../../outbox/UnsentLine.tsx';
import { placedWith } from '../useForm.ts';
import { useSave } from '../useSave.ts';
import { useWords } from '../words.ts';
import { Amended } from './Amended.tsx';
import { Withdrawn } from './Withdrawn.tsx';
import { correctable } from './correctable.ts';
import { type Correcting, correctingFrom, correctingOf, correctionOf, isUnchanged } from './corrected.ts';
import { Heading } from '../../shell/Heading.tsx';

/** Takes back or mends an entry of one's own. */
export function CorrectionForm({ about, start }: { about: string; start: Start }) {
  const say = useWords();
  const all = useAllKnown();
  const original = useMemo(() => all.find(({ id }) => id === about), [all, about]);
  const reads = useMemo(() => effective(all).find(({ id }) => id === about), [all, about]);
  if (!original) return <p>{say('notHere')}</p>;
  if (!reads) return <p>{say('takenBack')}</p>;
  if (!correctable(start.person, all)(about)) return <p>{say('notYours')}</p>;
  return <Correction original={original} reads={reads} refused={start.refused} />;
}

const REASON = {
  ...({ shape: 'text', name: 'reason', most: 200, typed: true, required: true } as const),
  label: kinds.correction.fields['reason']!,
};

interface CorrectionProps {
  original: Entry;
  reads: Entry;
  refused: Unsent | undefined;
}

function Correction({ original, reads, refused }: CorrectionProps) {
  const say = useWords();
  const language = useLanguage();
  const key = refused ? mendingKey(refused.entry.id) : formKey('correction', original.id);
  const draft = useDraft<Correcting>(key, () =>
    refused ? correctingFrom(original, reads, refused.entry) : correctingOf(reads),
  );
  const correcting = draft?.value;
  const issues = useMemo(
    () => (correcting ? issuesOf(original, correcting, language) : []),
    [original, correcting, language],
  );
  const unchanged = correcting !== undefined && isUnchanged(reads, correcting);
  const entries = () => (correcting ? [withId(correctionOf(original, correcting, now()), refused)] : []);
  const { save, tried, failed } = useSave({ key, draft, entries, refused, wrong: unchanged || issues.length > 0 });
  if (!draft || !correcting) return null;
  const change = (changes: Partial<Correcting>) => draft.change((was) => ({ ...was, ...changes }));
  const told = issues.filter(({ code }) => tried || code === 'guarded');
  const still = refused ? stillSaid(refused, correctionOf(original, correcting, now())) : [];
  const { faults, others } = placedWith(told, still, topsOf(original, correcting));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Heading>{kinds.correction.label[language]}</Heading>
      {refused && <Why unsent={refused} />}
      {draft.resumed && <StillHere drop={draft.drop} />}
      <p className="about">
        <Time at={reads.occurredAt} /> {tell(reads, language)}
      </p>
      <Action value={correcting.action} choose={(action) => change({ action })} />
      {correcting.action === 'withdraw' && <Withdrawn entry={original} />}
      {correcting.action === 'amend' && (
        <Amended reads={reads} should={correcting.should} change={(should) => change({ should })} faults={faults} />
      )}
      <TextField
        field={REASON}
        most={REASON.most}
        value={correcting.reason}
        change={(reason) => change({ reason: (reason as string | undefined) ?? '' })}
        at="/body/reason"
        faults={faults}
      />
      <SaveBar form={{ faults, others: tried && unchanged ? [...others, say('unchanged')] : others, tried, failed }} />
    </form>
  );
}

const ACTIONS = ['amend', 'withdraw'] as const;
type Action = (typeof ACTIONS)[number];
const FAULTLESS: Faults = new Map();

function Action({ value, choose }: { value: Action; choose: (action: Action) => void }) {
  const language = useLanguage();
  const { fields, words } = kinds.correction;
  return (
    <Group name={fields['action']?.[language]} at="/body/action" faults={FAULTLESS}>
      <div className="chips">
        {ACTIONS.map((action) => (
          <Chip key={action} type="radio" name="action" chosen={value === action} choose={() => choose(action)}>
            {words['action']?.[action]?.[language]}
          </Chip>
        ))}
      </div>
    </Group>
  );
}

function issuesOf(original: Entry, correcting: Correcting, language: Language): Issue[] {
  const entry = correctionOf(original, correcting, now());
  const read = readSent(entry, language);
  const target = { kind: original.kind, body: original.body as Record<string, unknown> };
  return read.sent ? (readChanges(read.sent, target, language).issues ?? []) : read.faults.issues;
}

const topsOf = ({ kind }: Entry, { should }: Correcting): string[] => [
  ...['/body/reason', '/body/changes/note', '/sealed'],
  ...fieldsFor(kind, should.body).map(({ name }) => `/body/changes/body/${name}`),
];
