import { useCallback, useMemo } from 'react';
import type { Field } from '../../domain/journal/fields.ts';
import type { Issue } from '../../domain/journal/issue.ts';
import { doubtsOf, followed } from '../../domain/journal/likely.ts';
import type { Kind } from '../../domain/journal/registry.ts';
import { readSent, type Sent } from '../../domain/journal/sent.ts';
import { now, today } from '../../ui/time.tsx';
import { type Language, useLanguage } from '../../ui/words.ts';
import { type Begun, formKey, movedTo, type Values } from './begun.ts';
import { askedFor, entryOf, type Only, placed } from './entryOf.ts';
import { mendingKey, type Unsent } from '../outbox/unsent.ts';
import type { Faults } from './fields/asked.ts';
import { stillSaid, withId } from './mending.ts';
import { keepLast } from './start.ts';
import { type Draft, useDraft } from './useDraft.ts';
import { type Failed, useSave } from './useSave.ts';

/** What a form is about. */
export interface Asked {
  kind: Kind;
  /** What it refers to. */
  about?: string | undefined;
  /** How it begins, in the village it begins in or in another. */
  first: (village?: string) => Begun;
  /** The village whose screen one came from. */
  from?: string | undefined;
  /** It mends this. */
  refused?: Unsent | undefined;
  only?: Only | undefined;
  /** What the note says for as long as nobody wrote another. */
  drawn?: ((begun: Begun) => string) | undefined;
  /** Entries noted together with it, before it. */
  before?: (begun: Begun, at: string) => Sent[];
  /** Where one goes once it is noted. */
  next?: (entry: Sent) => string;
}

/** A form while it is filled in. */
export interface Form {
  kind: Kind;
  fields: readonly Field[];
  begun: Begun;
  /** What it mends. */
  refused: Unsent | undefined;
  /** It was begun before and left. */
  resumed: boolean;
  /** It was begun for another village than this, whose screen one came from, and nobody said yet which it is to be. */
  elsewhere: string | undefined;
  /** It is to be the one that was begun. */
  goOn: () => void;
  change: (changes: Partial<Begun>) => void;
  setBody: (body: Values) => void;
  /** It is of another village. */
  move: (village: string) => void;
  /** Begins anew. */
  drop: () => void;
  faults: Faults;
  /** Faults that stand at no field. */
  others: readonly string[];
  /** Saving was tried. */
  tried: boolean;
  /** Why it was not saved. */
  failed: Failed | undefined;
  save: () => Promise<void>;
}

/** Faults of what is filled in; where there are none, what the server said there. The rest of that stands above the form. */
export function placedWith(told: readonly Issue[], still: readonly Issue[], tops: readonly string[]) {
  const { faults, others } = placed(told, tops);
  return { faults: new Map([...placed(still, tops).faults, ...faults]), others };
}

/** What is wrong in an entry, and what is doubtful in the one that a form comes to. */
function wrongIn(entry: Sent, begun: Begun | false | undefined, language: Language): Issue[] {
  const wrong = readSent(entry, language).faults?.issues ?? [];
  if (!begun) return wrong;
  const said = begun.note.trim() !== '' || (begun.photos ?? []).length > 0;
  return [...wrong, ...doubtsOf(entry.kind, entry.body, said, today(), language)];
}

/** How a form was begun, and what may be done about that. */
function beginning({ value, resumed, drop, change }: Draft<Begun>, from: string | undefined) {
  const elsewhere = resumed && from !== value.village ? from : undefined;
  return { resumed, elsewhere, drop, goOn: () => change((was) => was) };
}

/** The ways in which what is filled in changes. */
function changing(kind: Kind, draft: Draft<Begun>, fields: readonly Field[], first: (village: string) => Begun) {
  const change = (changes: Partial<Begun>) => draft.change((was) => ({ ...was, ...changes }));
  return {
    change,
    setBody: (body: Values) => change({ body: followed(kind, body, draft.value.body, today()) }),
    move: (village: string) => change(movedTo(village, draft.value, fields, first)),
  };
}

const withDrawn = (begun: Begun, drawn: Asked['drawn']): Begun =>
  drawn && begun.note === '' ? { ...begun, note: drawn(begun) } : begun;

/** Fills in, keeps, checks and notes an entry; undefined until what was begun before is read. */
export function useForm({ kind, about, first, from, refused, only, drawn, before, next }: Asked): Form | undefined {
  const language = useLanguage();
  const key = refused ? mendingKey(refused.entry.id) : formKey(kind, about);
  const draft = useDraft<Begun>(key, first);
  const begun = useMemo(() => draft && withDrawn(draft.value, drawn), [draft, drawn]);
  const fields = useMemo(() => (begun ? askedFor(kind, begun.body, only) : []), [kind, begun, only]);
  const entries = useCallback((): Sent[] => {
    if (begun === undefined) return [];
    const at = now();
    const entry = entryOf(kind, begun, fields, at, about);
    return [...(before?.(begun, at) ?? []), withId(entry, refused)];
  }, [kind, about, begun, fields, before, refused]);
  const { issues, still } = useMemo(() => {
    const all = entries();
    return {
      issues: all.flatMap((entry) => wrongIn(entry, entry.kind === kind && begun, language)),
      still: refused ? stillSaid(refused, all[all.length - 1]) : [],
    };
  }, [kind, begun, entries, language, refused]);
  const after = () => begun && void keepLast(begun).catch(reportError);
  const checked = () => entries().flatMap((entry) => readSent(entry).sent ?? []);
  const { save, tried, failed } = useSave({
    key,
    draft,
    entries: checked,
    refused,
    wrong: issues.length > 0,
    after,
    next,
  });
  if (!draft || !begun) return undefined;
  // the guard speaks while one types (red line R14), the rest when one saves
  const told = issues.filter(({ code }) => tried || code === 'guarded');
  return {
    ...{ kind, fields, begun, save, tried, failed },
    ...{ refused, ...beginning(draft, from) },
    ...changing(kind, draft, fields, first),
    ...placedWith(told, still, ['/village', '/note', '/sealed', '/with', ...fields.map(({ name }) => `/body/${name}`)]),
  };
}
