import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Change } from '../platform/address.ts';
import type { VillageAddress } from './VillageView.tsx';
import { useWords } from './words.ts';

interface DiaryHeadProps {
  read: string;
  change: Change<VillageAddress>;
  /** What came meanwhile. */
  children?: ReactNode;
}

/** The diary has two parts that never mix: what is noted in the journal, and what old ledgers say. */
export function DiaryHead({ read, change, children }: DiaryHeadProps) {
  const say = useWords();
  return (
    <div className="year-head">
      <h2 id="diary">{say('diary')}</h2>
      <Segmented
        className="no-print"
        value={read}
        options={(['journal', 'ledgers'] as const).map((value) => ({ value, label: say(`read_${value}`) }))}
        onChange={(next) => change({ read: next, past: '' })}
      />
      {children}
    </div>
  );
}
