import type { ReactNode } from 'react';
import type { Choice as Value, Field } from '../../../domain/journal/fields.ts';
import { useLanguage } from '../../../ui/words.ts';
import { useWords } from '../words.ts';
import type { AskProps } from './asked.ts';
import { Group, Name } from './Labelled.tsx';

interface ChipProps {
  type: 'radio' | 'checkbox';
  name: string;
  chosen: boolean;
  choose: () => void;
  children: ReactNode;
}

/** A value to tap: a native radio or checkbox under a large face. */
export function Chip({ type, name, chosen, choose, children }: ChipProps) {
  return (
    <label className="chip">
      <input type={type} name={name} checked={chosen} onChange={choose} />
      <span>{children}</span>
    </label>
  );
}

type Shaped<S extends Field['shape']> = Extract<Field, { shape: S }>;

/** One of several; one that may be left out can be left out again. */
export function Choice({ field, value, change, at, faults }: AskProps<Shaped<'choice'>>) {
  const say = useWords();
  const language = useLanguage();
  const chip = (key: string | undefined, label: string) => (
    <Chip key={key ?? ''} type="radio" name={at} chosen={value === key} choose={() => change(key)}>
      {label}
    </Chip>
  );
  return (
    <Group name={<Name field={field} />} at={at} faults={faults}>
      <div className="chips">
        {field.values.map(({ value: one, label }) => chip(one, label[language]))}
        {!field.required && value !== undefined && chip(undefined, say('leaveOut'))}
      </div>
    </Group>
  );
}

/** As many as fit. */
export function Choices({ field, value, change, at, faults }: AskProps<Shaped<'choices'>>) {
  const language = useLanguage();
  const chosen = (value ?? []) as string[];
  const inOrder = (next: string[]): Value['value'][] =>
    field.values.flatMap(({ value: one }) => (next.includes(one) ? one : []));
  const toggle = (one: string) =>
    change(inOrder(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]));
  return (
    <Group name={<Name field={field} />} at={at} faults={faults}>
      <div className="chips">
        {field.values.map(({ value: one, label }) => (
          <Chip key={one} type="checkbox" name={at} chosen={chosen.includes(one)} choose={() => toggle(one)}>
            {label[language]}
          </Chip>
        ))}
      </div>
    </Group>
  );
}

export function YesNo({ field, value, change, at, faults }: AskProps) {
  const say = useWords();
  return (
    <Group name={<Name field={field} />} at={at} faults={faults}>
      <div className="chips">
        {([true, false] as const).map((one) => (
          <Chip key={String(one)} type="radio" name={at} chosen={value === one} choose={() => change(one)}>
            {say(one ? 'yes' : 'no')}
          </Chip>
        ))}
      </div>
    </Group>
  );
}
