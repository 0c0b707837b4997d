import { Alert, Button } from 'antd';
import { useLanguage } from '../../ui/words.ts';
import { PreviewTable } from './PreviewTable.tsx';
import type { Report } from './send.ts';
import { countOf, type mend, type Table } from './tables.ts';
import { useWords } from './words.ts';

export type ChangeTable = (index: number, changes: Parameters<typeof mend>[1] | 'leave out') => void;

interface PreviewProps {
  tables: readonly Table[];
  /** What the dry run would do, by kind of sheet. */
  sheets: Report['sheets'];
  busy: boolean;
  change: ChangeTable;
  check: () => void;
  apply: () => void;
  reset: () => void;
}

/** Every sheet as it was read, what is wrong marked in its cell, to be mended there. */
export function Preview({ tables, sheets, busy, change, check, apply, reset }: PreviewProps) {
  const say = useWords();
  const own = tables.filter(({ passedOver }) => !passedOver);
  const faults = own.flatMap((table) => table.faults).length;
  const warnings = own.flatMap((table) => table.warnings).length;
  const rows = own.reduce((sum, table) => sum + countOf(table), 0);
  const unchecked = own.some(({ mended }) => mended.size > 0);
  const ready = faults === 0 && rows > 0;
  return (
    <>
      <div role="status" className="said">
        {faults > 0 && <Alert type="error" showIcon title={say('faults', { count: faults })} />}
        {rows === 0 && <Alert type="warning" showIcon title={say('nothing')} />}
        {ready && !unchecked && <Alert type="success" showIcon title={say('ready', { count: rows })} />}
        {unchecked && <Alert type="info" showIcon title={say('recheckHint')} />}
        {warnings > 0 && <p className="waiting">{say('warnings', { count: warnings })}</p>}
      </div>
      <p className="buttons">
        {unchecked || faults > 0 ? (
          <Button type="primary" loading={busy} onClick={check}>
            {say('recheck')}
          </Button>
        ) : (
          <Button type="primary" loading={busy} disabled={!ready} onClick={apply}>
            {say('apply')}
          </Button>
        )}
        <Button disabled={busy} onClick={reset}>
          {say('startOver')}
        </Button>
      </p>
      {tables.map((table, index) => (
        <section key={`${index} ${table.name}`}>
          <TableHead table={table} sheets={sheets} leaveOut={() => change(index, 'leave out')} />
          {!table.passedOver && <PreviewTable table={table} change={(changes) => change(index, changes)} />}
        </section>
      ))}
    </>
  );
}

function TableHead({ table, sheets, leaveOut }: { table: Table; sheets: Report['sheets']; leaveOut: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const counts = sheets.find(({ sheet }) => sheet === table.kind?.name);
  const told = counts && table.mended.size === 0 && table.faults.length === 0;
  return (
    <>
      <h2>
        {say('table', { name: table.name })} {table.kind && `· ${table.kind.label[language]}`}
      </h2>
      <p className="aside">
        {table.passedOver ? say('passedOver') : say('rows', { count: countOf(table) })}
        {told && ` · ${say('counts', counts)}`}
      </p>
      {table.kind === null && !table.passedOver && (
        <p className="buttons">
          <span className="urgent">{say('unknown')}</span> <Button onClick={leaveOut}>{say('leaveOut')}</Button>
        </p>
      )}
    </>
  );
}
