import { NOTE_LENGTH } from '../../domain/journal/kind.ts';
import { kinds } from '../../domain/journal/registry.ts';
import type { Faults } from './fields/asked.ts';
import { TextField } from './fields/TextField.tsx';

const FIELD = {
  ...({ shape: 'text', name: 'note', most: NOTE_LENGTH, typed: true, required: false } as const),
  label: kinds.correction.fields['note']!,
};

interface NoteFieldProps {
  note: string;
  change: (note: string) => void;
  at: string;
  faults: Faults;
}

/** A free note; the keyboard's own voice input writes here as well. */
export function NoteField({ note, change, at, faults }: NoteFieldProps) {
  const changed = (text: unknown) => change((text as string | undefined) ?? '');
  return <TextField field={FIELD} most={NOTE_LENGTH} value={note} change={changed} at={at} faults={faults} />;
}
