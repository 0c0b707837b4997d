import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../ui/words.ts';
import { groups, type What } from './groups.ts';
import { base64Of, type Report, send, type Sent } from './send.ts';
import { isEmpty, mend, type Table, tablesOf } from './tables.ts';

interface State {
  busy?: { doing: 'reading' | 'uploading' | 'checking' | 'importing'; share: number };
  error?: unknown;
  /** Undefined until a file was read. */
  tables?: readonly Table[];
  sheets: Report['sheets'];
  done?: Report;
}

const EMPTY: State = { sheets: [] };

/** An import under way: files or mended sheets are checked by a dry run, and imported by the very same request without it. */
export function useImport(what: What) {
  const language = useLanguage();
  const kept = useQueryClient();
  const [state, setState] = useState<State>(EMPTY);
  const ask = async (body: Sent): Promise<Report> => {
    const after = body.dryRun ? 'checking' : 'importing';
    return send(what, body, (share) =>
      setState((before) => ({ ...before, busy: share < 1 ? { doing: 'uploading', share } : { doing: after, share } })),
    );
  };
  const check = async (given: { files: readonly File[] } | { tables: readonly Table[] }) => {
    setState(({ error: _error, ...before }) => ({ ...before, busy: { doing: 'reading', share: 0 } }));
    try {
      const body = 'files' in given ? { files: await filesOf(given.files) } : { sheets: sheetsOf(given.tables) };
      const report = await ask({ ...body, dryRun: true });
      setState({ tables: tablesOf(report, groups[what].kinds), sheets: report.sheets });
    } catch (error) {
      setState(({ busy: _busy, ...before }) => ({ ...before, error }));
    }
  };
  const apply = async (tables: readonly Table[]) => {
    setState(({ error: _error, ...before }) => ({ ...before, busy: { doing: 'importing', share: 0 } }));
    try {
      const done = await ask({ sheets: sheetsOf(tables), dryRun: false });
      setState({ ...EMPTY, done });
      await kept.invalidateQueries();
    } catch (error) {
      setState(({ busy: _busy, ...before }) => ({ ...before, error }));
    }
  };
  const change = (index: number, changes: Parameters<typeof mend>[1] | 'leave out') =>
    setState((before) => ({
      ...before,
      tables: (before.tables ?? []).flatMap((table, at) => {
        if (at !== index) return table;
        return changes === 'leave out' ? [] : mend(table, changes, language);
      }),
    }));
  return { state, check, apply, change, reset: () => setState(EMPTY) };
}

const filesOf = (files: readonly File[]) =>
  Promise.all(files.map(async (file) => ({ name: file.name.slice(0, 120), content: await base64Of(file) })));

const sheetsOf = (tables: readonly Table[]) =>
  tables
    .filter(({ passedOver, rows }) => !passedOver && rows.some((row) => !isEmpty(row)))
    .map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) }));
