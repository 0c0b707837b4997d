import { Form } from 'antd';
import { OfficerChoice } from '../officers/OfficerChoice.tsx';
import type { Absence } from './absenceColumns.tsx';
import { useWords } from './words.ts';

/** As the form has them: an officer, or nothing, for each village. */
export type ByVillage = Partial<Record<string, string>>;

/** As the server is sent them. */
export const named = (byVillage: ByVillage = {}): { village: string; officer: string }[] =>
  Object.entries(byVillage).flatMap(([village, officer]) => (officer ? [{ village, officer }] : []));

interface SubstitutesProps {
  officer?: string | undefined;
  unit?: string | undefined;
  /** Where those of a whole unit are posted, with who is away there if that is known. */
  villages: readonly (Pick<Absence['villages'][number], 'id' | 'name'> & { who?: string })[];
}

/** Who stands in: one officer everywhere; for a whole unit, others where they are named. */
export function Substitutes({ officer, unit, villages }: SubstitutesProps) {
  const say = useWords();
  const away = { ...(officer !== undefined && { but: officer }), ...(unit !== undefined && { butUnit: unit }) };
  return (
    <>
      <Form.Item name="substitute" label={say('substitute') + say('optional')} extra={say('substituteHint')}>
        <OfficerChoice {...away} />
      </Form.Item>
      {unit !== undefined && villages.length > 1 && (
        <details className="by-village">
          <summary>{say('byVillage')}</summary>
          <p className="aside">{say('byVillageHint')}</p>
          {villages.map(({ id, name, who }) => (
            <Form.Item
              key={id}
              name={['substitutes', id]}
              label={who === undefined ? name : say('villageOf', { village: name, who })}
            >
              <OfficerChoice {...away} />
            </Form.Item>
          ))}
        </details>
      )}
    </>
  );
}

/** Everyone who stands in, each once. */
export const standIns = ({ substitute, villages }: Pick<Absence, 'substitute' | 'villages'>) => {
  const all = villages.length === 0 ? [substitute] : villages.map((village) => village.substitute ?? substitute);
  return [...new Map(all.flatMap((one) => (one ? [[one.id, one] as const] : []))).values()];
};
