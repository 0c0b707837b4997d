import { titleOf } from '../../domain/cases/title.ts';
import { effective } from '../../domain/journal/effective.ts';
import type { Entry } from '../../domain/journal/entry.ts';
import type { Field } from '../../domain/journal/fields.ts';
import { dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { FieldsProps } from './fields/asked.ts';
import { SelectField } from './fields/SelectField.tsx';
import { useWords } from './words.ts';

interface AlertMadeProps extends Omit<FieldsProps, 'fields'> {
  fields: readonly Field[];
  /** Of the village. */
  entries: readonly Entry[];
}

/** The alert that was made of an analysis, where the village has any: the latest first. */
export function AlertMade({ fields, values, change, at, faults, entries }: AlertMadeProps) {
  const say = useWords();
  const language = useLanguage();
  const field = fields.find(({ name }) => name === 'leadsTo');
  const alerts = effective(entries).filter(({ kind }) => kind === 'alert');
  if (!field || alerts.length === 0) return null;
  const options = alerts
    .map((alert) => ({
      value: alert.id,
      label: `${dayInWords(alert.occurredOn, language)} ${titleOf(alert, language)}`,
    }))
    .reverse();
  return (
    <SelectField
      {...{ field, faults, options }}
      value={values[field.name]}
      change={(alert) => change({ ...values, [field.name]: alert })}
      at={`${at}/${field.name}`}
      none={say('leaveOut')}
    />
  );
}
