import { Alert, Input, Select } from 'antd';
import { kindOf } from '../../domain/journal/registry.ts';
import { type Ledger, ledgers } from '../../domain/numbers/ledgers.ts';
import { type ColumnUse, columnUseWords, type Purpose, usesOf } from '../../domain/numbers/matching.ts';
import { namesSomebody } from '../../domain/numbers/read.ts';
import { useLanguage } from '../../ui/words.ts';
import type { Importing } from './useImport.ts';
import { useWords } from './words.ts';

interface MatchProps {
  purpose: Purpose;
  importing: Importing;
  ledger: Ledger;
  setLedger: (ledger: Ledger) => void;
}

/** Which column is what: guessed, or as last month; changed by a choice. */
export function Match({ purpose, importing, ledger, setLedger }: MatchProps) {
  const say = useWords();
  const language = useLanguage();
  const { columns, codeList, setCodeList } = importing;
  const missing = missingOf(purpose, columns, codeList);
  return (
    <section>
      <h2>{say('step_match')}</h2>
      {missing.map((key) => (
        <Alert key={key} className="numbers-notice" type="warning" showIcon title={say(key)} />
      ))}
      {purpose === 'caseCounts' && (
        <p className="numbers-field">
          <label htmlFor="numbers-code-list">{say('codeList')}</label>{' '}
          <Input
            id="numbers-code-list"
            value={codeList}
            maxLength={40}
            aria-describedby="numbers-code-list-hint"
            onChange={({ target }) => setCodeList(target.value.trim())}
          />{' '}
          <span id="numbers-code-list-hint" className="aside">
            {say('codeListHint')}
          </span>
        </p>
      )}
      {purpose === 'history' && (
        <p className="numbers-field">
          {say('ledger')}{' '}
          <Select<Ledger>
            aria-label={say('ledger')}
            value={ledger}
            popupMatchSelectWidth={false}
            options={ledgers.map((kind) => ({ value: kind, label: kindOf(kind)?.label[language] ?? kind }))}
            onChange={setLedger}
          />
        </p>
      )}
      <ColumnTable purpose={purpose} importing={importing} />
      {purpose === 'history' && <p className="aside">{say('textOff')}</p>}
    </section>
  );
}

type Missing = 'villageMissing' | 'dateMissing' | 'numbersMissing' | 'codeListMissing';

/** What must still be said before anything can be saved. */
export function missingOf(purpose: Purpose, columns: Record<string, ColumnUse>, codeList: string): Missing[] {
  const uses = Object.values(columns);
  const has = (...wanted: ColumnUse[]) => wanted.some((use) => uses.includes(use));
  const missing: Missing[] = has('village') ? [] : ['villageMissing'];
  if (purpose === 'history' && !has('date')) missing.push('dateMissing');
  if (purpose === 'caseCounts' && !has('number', 'category')) missing.push('numbersMissing');
  if (purpose === 'caseCounts' && codeList === '') missing.push('codeListMissing');
  if (purpose === 'populationCount' && !has('residents')) missing.push('numbersMissing');
  return missing;
}

/** What stands in a column; of one read in at length, the longest that would be kept, and how much of it must be mended. */
function Sample({ cells, text }: { cells: readonly string[]; text: boolean }) {
  const say = useWords();
  const different = [...new Set(cells.filter(Boolean))];
  if (!text) return <span className="aside">{different.slice(0, 3).join(' · ')}</span>;
  const named = cells.filter(namesSomebody).length;
  const longest = [...different].sort((a, b) => b.length - a.length).slice(0, 5);
  return (
    <div className="numbers-sample">
      <p className="waiting">{say('textSample', { count: cells.filter(Boolean).length })}</p>
      <ul className="names">
        {longest.map((cell) => (
          <li key={cell}>{cell}</li>
        ))}
      </ul>
      {named > 0 && <p className="urgent">{say('textNamed', { count: named })}</p>}
    </div>
  );
}

function ColumnTable({ purpose, importing }: Pick<MatchProps, 'purpose' | 'importing'>) {
  const say = useWords();
  const language = useLanguage();
  const { brought, columns, putColumn } = importing;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('heading')}</th>
          <th scope="col">{say('use')}</th>
          <th scope="col">{say('sample')}</th>
        </tr>
      </thead>
      <tbody>
        {brought?.headings.map((heading, at) => (
          <tr key={heading}>
            <th scope="row">{heading}</th>
            <td>
              <Select<ColumnUse>
                aria-label={`${heading}: ${say('use')}`}
                value={columns[heading] ?? 'ignore'}
                popupMatchSelectWidth={false}
                options={usesOf[purpose].map((use) => ({ value: use, label: columnUseWords[use][language] }))}
                onChange={(use) => putColumn(heading, use)}
              />
            </td>
            <td>
              <Sample cells={brought.rows.map((row) => row[at] ?? '')} text={columns[heading] === 'text'} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
