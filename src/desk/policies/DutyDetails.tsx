import { Checkbox, InputNumber, Radio } from 'antd';
import type { PolicyDuty } from '../../domain/duties/policy.ts';
import { rules } from '../../domain/duties/rules/registry.ts';
import { useWords } from './draftWords.ts';

interface DutyDetailsProps {
  duty: PolicyDuty;
  put: (duty: PolicyDuty) => void;
}

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/** What of a duty is seldom changed: whose it is, months with another number, counted over all villages, quiet months. */
export function DutyDetails({ duty, put }: DutyDetailsProps) {
  const say = useWords();
  const { rows } = rules[duty.id];
  const posting = !(rows as readonly string[]).includes('village');
  return (
    <div className="duty-details">
      {rows.length > 1 && (
        <Radio.Group
          aria-label={say('row')}
          value={duty.row}
          options={(rows as readonly PolicyDuty['row'][]).map((row) => ({ value: row, label: say(`group_${row}`) }))}
          onChange={({ target }) => put({ ...duty, row: target.value as PolicyDuty['row'] })}
        />
      )}
      {!duty.aim && posting && (
        <p className="fields">
          <Checkbox
            checked={duty.per === 'officer'}
            onChange={({ target }) =>
              put({ ...duty, per: target.checked ? 'officer' : undefined, minPerVillage: undefined })
            }
          >
            {say('perOfficer')}
          </Checkbox>
          {duty.per === 'officer' && (
            <label>
              {say('minPerVillage')}
              <InputNumber
                min={0}
                max={1000}
                precision={0}
                value={duty.minPerVillage ?? null}
                onChange={(least) => put({ ...duty, minPerVillage: least ?? undefined })}
              />
            </label>
          )}
        </p>
      )}
      {!duty.aim && duty.id === 'informationPassed' && (
        <Checkbox
          checked={duty.acceptNothingNew === true}
          onChange={({ target }) => put({ ...duty, acceptNothingNew: target.checked ? true : undefined })}
        >
          {say('acceptNothingNew')}
        </Checkbox>
      )}
      {!duty.aim && <Months duty={duty} put={put} />}
    </div>
  );
}

/** Twelve fields; an empty one goes by the usual number. */
function Months({ duty, put }: DutyDetailsProps) {
  const say = useWords();
  const change = (month: string, number: number | null) => {
    const { [month]: _, ...others } = (duty.months ?? {}) as Record<string, number>;
    const months = number === null ? others : { ...others, [month]: number };
    put({ ...duty, months: Object.keys(months).length === 0 ? undefined : months });
  };
  return (
    <fieldset className="months">
      <legend>{say('months')}</legend>
      {MONTHS.map((month) => (
        <label key={month}>
          {say(`month_${month}`)}
          <InputNumber
            min={0}
            max={1000}
            precision={0}
            placeholder={String(duty.threshold ?? '')}
            value={(duty.months as Record<string, number> | undefined)?.[month] ?? null}
            onChange={(number) => change(month, number)}
          />
        </label>
      ))}
      <p className="aside">{say('monthsHint')}</p>
    </fieldset>
  );
}
