import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Ledger } from '../../domain/numbers/ledgers.ts';
import type { Purpose } from '../../domain/numbers/matching.ts';
import type { CaseCountRow, PopulationRow } from '../../domain/numbers/read.ts';
import type { KnownVillage } from '../../domain/numbers/villages.ts';
import { useChange } from '../platform/client.ts';
import { monthInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { missingOf } from './Match.tsx';
import { countsInWords } from './Preview.tsx';
import { type Saved, type Saving, send } from './saving.ts';
import type { Importing } from './useImport.ts';
import { useWords } from './words.ts';

interface SaveSectionProps {
  purpose: Purpose;
  month: string;
  importing: Importing;
  villages: readonly KnownVillage[];
  ledger: Ledger;
  done: () => void;
}

/** Checks against what is there, says what would become of it, and saves once that is agreed to. */
export function SaveSection({ purpose, month, importing, villages, ledger, done }: SaveSectionProps) {
  const say = useWords();
  const language = useLanguage();
  const { brought, read, columns, codeList, matching } = importing;
  const [planned, setPlanned] = useState<{ saving: Saving; would: Saved }>();
  const [saved, setSaved] = useState<Saved>();
  const check = useChange((saving: Saving) => send(saving, true), []);
  const save = useChange((saving: Saving) => send(saving, false), ['/api/numbers', '/api/history/imports']);
  const rows = read?.rows ?? [];
  const ready = rows.length > 0 && read?.faults.length === 0 && missingOf(purpose, columns, codeList).length === 0;
  const saving: Saving = { purpose, month, rows, codeList, ledger, source: brought?.source ?? '', matching };
  const title =
    purpose === 'history'
      ? say('askHistory', { count: rows.length })
      : say('askTitle', { month: monthInWords(month, language), what: say(purpose) });
  if (saved) return <Done saved={saved} villages={villages} startOver={done} />;
  return (
    <section>
      <h2>{say('step_save')}</h2>
      {(check.error ?? save.error) && <Refused error={check.error ?? save.error} />}
      <Button
        type="primary"
        disabled={!ready}
        loading={check.isPending}
        onClick={() => check.mutate(saving, { onSuccess: (would) => setPlanned({ saving, would }) })}
      >
        {say('check')}
      </Button>{' '}
      <span role="status" className="aside">
        {check.isPending ? say('checking') : save.isPending ? say('saving') : ''}
      </span>
      <Modal
        open={planned !== undefined}
        title={title}
        okText={say('save')}
        cancelText={say('cancel')}
        confirmLoading={save.isPending}
        onCancel={() => setPlanned(undefined)}
        onOk={() =>
          planned &&
          save.mutate(planned.saving, {
            onSuccess: (found) => setSaved(found),
            onSettled: () => setPlanned(undefined),
          })
        }
      >
        {planned && <Plan {...planned} villages={villages} />}
      </Modal>
    </section>
  );
}

/** What saving would do. */
function Plan({ saving, would, villages }: { saving: Saving; would: Saved; villages: readonly KnownVillage[] }) {
  const say = useWords();
  if (saving.purpose === 'history')
    return (
      <>
        {would.withoutText > 0 && <p>{say('withoutText', { count: would.withoutText })}</p>}
        <p>{say('historyMeans')}</p>
      </>
    );
  const number = (what: string) => would.villages.filter((one) => one.what === what).length;
  const corrected = would.villages.flatMap((one, at) => (one.what === 'corrected' ? [{ ...one, at }] : []));
  const nameOf = (id: string) => villages.find((village) => village.id === id)?.name ?? id;
  return (
    <ul>
      {number('new') > 0 && <li>{say('willNew', { count: number('new') })}</li>}
      {corrected.length > 0 && (
        <li>
          {say('willCorrect', { count: corrected.length })}
          <ul>
            {corrected.map(({ village, before = {}, at }) => (
              <li key={village}>
                {say('fromTo', {
                  village: nameOf(village),
                  before: numbersInWords(before),
                  after: numbersInWords({ ...saving.rows[at] }),
                })}
              </li>
            ))}
          </ul>
        </li>
      )}
      {number('unchanged') > 0 && <li>{say('willSame', { count: number('unchanged') })}</li>}
    </ul>
  );
}

/** Case counts by category, or the four numbers of people. */
function numbersInWords(numbers: Record<string, unknown>): string {
  const { counts } = numbers as Partial<CaseCountRow>;
  if (counts !== undefined) return countsInWords(counts);
  const { residents, away, returned, incoming } = numbers as Partial<PopulationRow>;
  return [residents, away, returned, incoming].join(' / ');
}

function Done({
  saved,
  villages,
  startOver,
}: {
  saved: Saved;
  villages: readonly KnownVillage[];
  startOver: () => void;
}) {
  const say = useWords();
  const number = (what: string) => saved.villages.filter((one) => one.what === what).length;
  const refused = saved.villages.filter(({ what }) => what === 'refused');
  const nameOf = (id: string) => villages.find((village) => village.id === id)?.name ?? id;
  return (
    <section>
      <Alert
        type="success"
        showIcon
        role="status"
        title={
          saved.lines > 0
            ? say('savedHistory', { count: saved.lines })
            : say('saved', { fresh: number('new'), corrected: number('corrected'), same: number('unchanged') })
        }
      />
      {refused.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={say('refused', { count: refused.length })}
          description={refused.map(({ village, message }) => (
            <p key={village}>
              {nameOf(village)}: {message}
            </p>
          ))}
        />
      )}
      <p>
        <Button onClick={startOver}>{say('startOver')}</Button>
      </p>
    </section>
  );
}
