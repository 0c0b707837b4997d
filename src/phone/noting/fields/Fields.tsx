import type { Field } from '../../../domain/journal/fields.ts';
import { useLanguage } from '../../../ui/words.ts';
import type { Values } from '../begun.ts';
import { useWords } from '../words.ts';
import type { AskProps, FieldsProps } from './asked.ts';
import { Choice, Choices, YesNo } from './Choices.tsx';
import { DayField, DayOrTimeField, MonthField, TimeField } from './Times.tsx';
import { Group, Name } from './Labelled.tsx';
import { NumberField } from './NumberField.tsx';
import { ProvinceField } from './ProvinceField.tsx';
import { TextField } from './TextField.tsx';

/** The fields of a body or of details, one below the other. */
export function Fields({ fields, values, change, at, faults }: FieldsProps) {
  return fields.map((field) => (
    <Ask
      key={field.name}
      field={field}
      value={values[field.name]}
      change={(value) => change({ ...values, [field.name]: value })}
      at={`${at}/${field.name}`}
      faults={faults}
    />
  ));
}

/** With blanks and hyphens. */
const LONGEST_PHONE = 24;

/** What a form of its own asks (households, changes), and what nobody types (codes, counts of a list), is not asked here. */
function Ask({ field, ...rest }: AskProps) {
  switch (field.shape) {
    case 'choice':
      return <Choice field={field} {...rest} />;
    case 'choices':
      return <Choices field={field} {...rest} />;
    case 'yesNo':
      return <YesNo field={field} {...rest} />;
    case 'number':
      return <NumberField field={field} {...rest} />;
    case 'text':
      return <TextField field={field} most={field.most} {...rest} />;
    case 'phone':
      return <TextField field={field} most={LONGEST_PHONE} type="tel" {...rest} />;
    case 'day':
      return <DayField field={field} {...rest} />;
    case 'dayOrTime':
      return <DayOrTimeField field={field} {...rest} />;
    case 'time':
      return <TimeField field={field} {...rest} />;
    case 'month':
      return <MonthField field={field} {...rest} />;
    case 'provinceOrCity':
      return <ProvinceField field={field} {...rest} />;
    case 'list':
      return <ListField field={field} {...rest} />;
    case 'group':
      return <GroupField field={field} {...rest} />;
    case 'entry':
    case 'entries':
    case 'counts':
    case 'code':
    case 'changes':
      return null;
  }
}

function GroupField({ field, value, change, at, faults }: AskProps<Extract<Field, { shape: 'group' }>>) {
  return (
    <Group name={<Name field={field} />} at={at} faults={faults}>
      <Fields {...{ at, faults, change }} fields={field.fields} values={(value ?? {}) as Values} />
    </Group>
  );
}

/** Several of a kind: parties, groups of a village. */
function ListField({ field, value, change, at, faults }: AskProps<Extract<Field, { shape: 'list' }>>) {
  const say = useWords();
  const language = useLanguage();
  const rows = (value ?? []) as Values[];
  const replace = (index: number, row: Values) => change(rows.map((one, at) => (at === index ? row : one)));
  const name = field.label[language];
  return (
    <Group name={<Name field={field} />} at={at} faults={faults}>
      {rows.map((row, index) => (
        // rows have no name of their own, and only the last ever moves
        <div key={index} className="row" role="group" aria-label={say('nth', { name, number: index + 1 })}>
          <Fields
            fields={field.fields}
            values={row}
            change={(next) => replace(index, next)}
            at={`${at}/${index}`}
            faults={faults}
          />
          <button type="button" className="link" onClick={() => change(rows.filter((_, at) => at !== index))}>
            {say('takeOut', { number: index + 1 })}
          </button>
        </div>
      ))}
      {rows.length < field.most && (
        <button type="button" onClick={() => change([...rows, {}])}>
          {say('addOne', { name })}
        </button>
      )}
    </Group>
  );
}
