import { type Fault, type FaultCode, fault } from '../../domain/imports/fault.ts';
import type { Issue } from '../platform/http/problem.ts';
import type { Language } from '../platform/http/route.ts';

/** A fault of a request's body, in the words imports use for it. */
export function issueOf(field: string, code: FaultCode, language: Language, value?: string): Issue {
  return { path: `/body/${field}`, code, message: fault('', 0, code, value).message[language] };
}

/** A faulty row as an issue: sheet and row make its path. */
export function rowIssue({ sheet, row, column, code, message }: Fault, language: Language): Issue {
  return { path: `/${sheet}/${row}${column ? `/${column}` : ''}`, code, message: message[language] };
}
