import { Button } from 'antd';
import { useState } from 'react';
import type { Ledger } from '../../domain/numbers/ledgers.ts';
import type { Matching, Purpose } from '../../domain/numbers/matching.ts';
import type { KnownVillage } from '../../domain/numbers/villages.ts';
import { Bring } from './Bring.tsx';
import { Match } from './Match.tsx';
import { Mend } from './Mend.tsx';
import { Preview } from './Preview.tsx';
import { SaveSection } from './SaveSection.tsx';
import { useImport } from './useImport.ts';
import { useWords } from './words.ts';
import { inARow } from '../../ui/words.ts';

interface ImportViewProps {
  purpose: Purpose;
  month: string;
  villages: readonly KnownVillage[];
  remembered: Matching | undefined;
}

/** One import from top to bottom: bring, match, check, save. Each part shows once the one before it has something. */
export function ImportView({ purpose, month, villages, remembered }: ImportViewProps) {
  const say = useWords();
  const importing = useImport(purpose, villages, remembered);
  const [ledger, setLedger] = useState<Ledger>('visit');
  const { brought, read, bring } = importing;
  if (brought === undefined || read === undefined) return <Bring bring={bring} />;
  return (
    <>
      <p className="numbers-brought">
        <b>{brought.source}</b> {say('read', { count: brought.rows.length })}
        {brought.dropped.length > 0 && (
          <span className="aside">{say('dropped', { headings: inARow(brought.dropped) })}</span>
        )}
        <Button size="small" onClick={() => bring(undefined)}>
          {say('startOver')}
        </Button>
      </p>
      <Match {...{ purpose, importing, ledger, setLedger }} />
      <section>
        <h2>{say('step_preview')}</h2>
        <Mend {...{ importing, villages }} />
        <Preview {...{ purpose, read, villages }} />
      </section>
      <SaveSection {...{ purpose, month, importing, villages, ledger }} done={() => bring(undefined)} />
    </>
  );
}
