import { Alert, Button, Input, Select } from 'antd';
import { type RowFault, rowFaults } from '../../domain/numbers/read.ts';
import type { KnownVillage } from '../../domain/numbers/villages.ts';
import { useLanguage } from '../../ui/words.ts';
import type { Importing } from './useImport.ts';
import { useWords } from './words.ts';

interface MendProps {
  importing: Importing;
  villages: readonly KnownVillage[];
}

/** So many faults are shown at once; more come up as these are mended. */
const SHOWN = 50;

/** Every faulty cell, mended on the spot. */
export function Mend({ importing, villages }: MendProps) {
  const say = useWords();
  const { read } = importing;
  if (!read) return null;
  return (
    <>
      {read.passedOver.length > 0 && <p className="aside">{say('passedOver', { count: read.passedOver.length })}</p>}
      {read.faults.length > 0 && (
        <>
          <Alert
            className="numbers-notice"
            type="warning"
            showIcon
            role="status"
            title={say('faults', { count: read.faults.length })}
            description={say('faultsHint')}
          />
          <table className="plain numbers-mend">
            <thead>
              <tr>
                <th scope="col">{say('line')}</th>
                <th scope="col">{say('column')}</th>
                <th scope="col">{say('fault')}</th>
                <th scope="col">{say('mend')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {read.faults.slice(0, SHOWN).map((fault) => (
                <FaultRow key={`${fault.row} ${fault.heading} ${fault.code}`} {...{ fault, importing, villages }} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

function FaultRow({ fault, importing, villages }: MendProps & { fault: RowFault }) {
  const say = useWords();
  const language = useLanguage();
  const { row, heading, code, candidates = [] } = fault;
  const { brought, mend, leaveOut, nameVillage } = importing;
  const cell = brought?.rows[row]?.[brought.headings.indexOf(heading)] ?? '';
  const choosing = code === 'unknown_village' || code === 'ambiguous_village';
  return (
    <tr>
      <td>{row + 1}</td>
      <td>{heading}</td>
      <td>
        {rowFaults[code][language]}
        {cell !== '' && <b> {cell}</b>}
      </td>
      <td>
        {choosing ? (
          <VillageChoice {...{ candidates, villages }} choose={(village) => nameVillage(cell, village)} />
        ) : (
          <Input
            key={cell}
            aria-label={`${say('mend')}: ${say('line')} ${row + 1}, ${heading}`}
            defaultValue={cell}
            onBlur={({ target }) => target.value !== cell && mend(row, heading, target.value.trim())}
            onPressEnter={({ currentTarget }) => mend(row, heading, currentTarget.value.trim())}
          />
        )}
      </td>
      <td>
        <Button size="small" onClick={() => leaveOut(row)}>
          {say('leaveOut')}
        </Button>
      </td>
    </tr>
  );
}

/** Those it could mean first, then all within reach. */
function VillageChoice({
  candidates,
  villages,
  choose,
}: {
  candidates: readonly string[];
  villages: readonly KnownVillage[];
  choose: (village: string) => void;
}) {
  const say = useWords();
  const likely = villages.filter(({ id }) => candidates.includes(id));
  const others = villages.filter(({ id }) => !candidates.includes(id));
  return (
    <Select<string>
      className="numbers-village"
      aria-label={say('chooseVillage')}
      placeholder={say('chooseVillage')}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={300}
      options={[...likely, ...others].map(({ id, name, township }) => ({
        value: id,
        label: `${township} ${name} ${id}`,
      }))}
      onChange={(id) => id !== null && choose(id)}
    />
  );
}
