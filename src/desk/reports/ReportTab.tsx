import { Button, Skeleton } from 'antd';
import { useCallback } from 'react';
import { printedOf } from '../../domain/reports/printed.ts';
import { judgedBy, valueOf } from '../../domain/reports/report.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { CaseFigures, CoverageFigures, RoleFigures, WorkFigures } from './Chapters.tsx';
import { DutyFigures } from './DutyFigures.tsx';
import { FigureDrawer } from './FigureDrawer.tsx';
import { Opening } from './FigureLink.tsx';
import { Campaigns, MissingWork, Notable, Uncovered } from './Matters.tsx';
import { useDownload } from './useDownload.ts';
import { useWords } from './words.ts';

export type ReportAnswer = Answer<'/api/reports'>;

interface ReportTabProps {
  area: string;
  month: string;
  figure: string;
  of: string;
  open: (change: { figure: string; of: string }) => void;
}

/** The report on screen; every number opens, and the whole of it is one click away from PDF, Word and Excel. */
export function ReportTab({ area, month, figure, of, open }: ReportTabProps) {
  const { data, error, refetch } = useAnswer(
    '/api/reports',
    { query: { area, month } },
    { when: area !== '', keep: true },
  );
  const openFigure = useCallback((which: string, whose: string) => open({ figure: which, of: whose }), [open]);
  if (error && !data) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <Opening value={openFigure}>
      <Head report={data} />
      <CoverageFigures report={data} />
      <DutyFigures report={data} />
      <MissingWork report={data} />
      <RoleFigures report={data} />
      <WorkFigures report={data} />
      <CaseFigures report={data} />
      <Notable report={data} />
      <Campaigns report={data} />
      <Uncovered report={data} />
      {figure !== '' && (
        <FigureDrawer
          figure={figure}
          area={of || area}
          month={month}
          go={(to) => open({ figure, of: to })}
          close={() => open({ figure: '', of: '' })}
        />
      )}
    </Opening>
  );
}

const formats = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' } as const;

/** What the month comes to in a few sentences, how fresh it is, and the files. */
function Head({ report }: { report: ReportAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const { fetch, making, error } = useDownload();
  const { title, lead } = printedOf(report, language);
  const { heardFrom } = report;
  const policy = judgedBy(report, language);
  return (
    <section className="report-head">
      <h2>{title}</h2>
      <p className="report-lead">{lead}</p>
      <p className="aside">
        {say('asOf')} <Time at={report.asOf} /> · {say(report.closed ? 'closed' : 'running')} ·{' '}
        {policy === undefined ? say('noPolicy') : say('judgedBy', { policy })} · {say('heardFrom', heardFrom)}
        {!report.whole && ` · ${say('partly', { villages: valueOf(report.values, 'villages') })}`}
      </p>
      <div className="buttons no-print">
        {(Object.keys(formats) as (keyof typeof formats)[]).map((format) => (
          <Button
            key={format}
            loading={making === format}
            disabled={making !== undefined}
            onClick={() =>
              void fetch('/api/reports/file', { area: report.area.id, month: report.month, format }, format)
            }
          >
            {say('download', { format: formats[format] })}
          </Button>
        ))}
      </div>
      {error && <Refused error={error} />}
    </section>
  );
}
