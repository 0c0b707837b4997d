import { Skeleton } from 'antd';
import type { DutyId, DutyState } from '../../domain/duties/duty.ts';
import { dutySentence } from '../../domain/duties/sentence.ts';
import type { DutyStanding, Source } from '../../domain/reports/figures.ts';
import { useAnswer } from '../platform/client.ts';
import { useLanguage } from '../../ui/words.ts';
import { useDutyWords } from '../postings/dutyWords.ts';
import { Entries } from '../scorecards/EvidenceDrawer.tsx';
import { rowKey, useRows } from '../scorecards/rows.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

interface DutyOfVillageProps {
  village: string;
  month: string;
  source: Extract<Source, { of: 'duty' }>;
}

/** Whose rows of a village a figure of a duty counts and how each stands, and the entries they were judged by. */
export function DutyOfVillage({ village, month, source: { duty, standing } }: DutyOfVillageProps) {
  const say = useWords();
  const found = useAnswer('/api/scorecards/evidence', { query: { village, month, duty } });
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active title={false} />;
  return (
    <>
      <Rows {...{ village, month, duty, standing }} />
      <h3>{say('lines')}</h3>
      <Entries entries={found.data.entries} asked={{ village, month }} />
    </>
  );
}

function Rows({
  village,
  month,
  duty,
  standing,
}: {
  village: string;
  month: string;
  duty: DutyId;
  standing: DutyStanding;
}) {
  const say = useWords();
  const language = useLanguage();
  const posting = useDutyWords();
  const { data } = useRows(village, month);
  const rows = (data?.rows ?? []).flatMap((row) => {
    const figure = row.duties[duty];
    return figure && counts(standing, figure.state) ? [{ ...row, figure }] : [];
  });
  return (
    <ul>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          {row.officer ? `${row.officer.name} ` : `${say('villageItself')} `}
          {row.posting && <span className="aside">{posting(row.posting)} </span>}
          {dutySentence(duty, row.figure, language)}
        </li>
      ))}
    </ul>
  );
}

/** Whether a figure of the duty counts a row that stands so. */
function counts(standing: DutyStanding, state: DutyState): boolean {
  if (standing === 'done' || standing === 'due') return true;
  return standing === 'asked' ? state !== 'exempt' && state !== 'aim' : state === standing;
}
