import { Drawer } from 'antd';
import { useMemo } from 'react';
import type { DutyId } from '../../domain/duties/duty.ts';
import { useAnswer } from '../platform/client.ts';
import { useLanguage } from '../../ui/words.ts';
import { dutyLabel } from './dutyColumns.tsx';
import { RowList } from './RowList.tsx';
import { type PostingRow, useRows } from './rows.ts';
import { useWords } from './words.ts';

interface FigureDrawerProps {
  asked: { area: string; month: string; duty: DutyId } | undefined;
  close: () => void;
  open: (row: PostingRow, duty: DutyId) => void;
}

/** One duty of an area, village by village: what a summed figure is made of. */
export function FigureDrawer({ asked, close, open }: FigureDrawerProps) {
  const say = useWords();
  return (
    <Drawer
      open={asked !== undefined}
      onClose={close}
      size={900}
      closable={{ 'aria-label': say('close') }}
      title={asked && <Title area={asked.area} duty={asked.duty} />}
      destroyOnHidden
    >
      {asked && <Rows {...asked} open={open} />}
    </Drawer>
  );
}

function Title({ area, duty }: { area: string; duty: DutyId }) {
  const say = useWords();
  const { data } = useAnswer('/api/areas/{id}', { path: { id: area } });
  return say('figureOf', { area: data?.name ?? area, duty: dutyLabel(duty, useLanguage()) });
}

function Rows({ area, month, duty, open }: NonNullable<FigureDrawerProps['asked']> & Pick<FigureDrawerProps, 'open'>) {
  const found = useRows(area, month);
  const language = useLanguage();
  const rows = useMemo(
    () =>
      found.data?.rows.flatMap((row) => {
        const figure = row.duties[duty];
        return figure ? [{ ...row, duties: { [duty]: figure } }] : [];
      }),
    [found.data, duty],
  );
  return (
    <RowList
      name="scorecards-figure"
      {...{ month }}
      of={`${area} ${month} ${duty}`}
      caption={dutyLabel(duty, language)}
      rows={rows}
      open={open}
      error={found.error}
      retry={() => void found.refetch()}
      prefix="d."
    />
  );
}
