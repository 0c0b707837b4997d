import type { Fault } from '../../domain/imports/fault.ts';
import type { Numbered, SheetKind } from '../../domain/imports/sheet.ts';
import type { Setting } from '../assignments/settle.ts';
import type { AuditLine } from '../audit/audit.ts';
import type { Tx } from '../platform/db/database.ts';

/** What an import is told beside its rows. */
export interface ImportContext extends Setting {
  /** Who imports, as the audit log names them: an officer's id, or `system` for the operator at the command line. */
  by: Pick<AuditLine, 'account' | 'session' | 'request'>;
  /** Prefixes of the areas that may be changed; `['']` is everything. */
  within: string[];
  /** Where the rows come from: a file's name or a list's. */
  origin: string;
  progress: (done: number, of: number) => void;
}

/** The officer who imports; null: the operator. */
export const actorOf = ({ by }: ImportContext): string | null => (by.account === 'system' ? null : by.account);

/** What became of the rows of one sheet. */
export interface Outcome {
  added: number;
  changed: number;
  unchanged: number;
  faults: Fault[];
  warnings: Fault[];
  /** What the audit log says of single rows, beside the line of the import itself. */
  audit: Pick<AuditLine, 'action' | 'village' | 'target'>[];
}

/** A kind of sheet with what its rows do in the transaction. It names every fault; the caller rolls back if there is one. */
export interface Importer<Row> {
  sheet: SheetKind<Row>;
  apply: (tx: Tx, rows: Numbered<Row>[], context: ImportContext) => Promise<Outcome>;
}

/** An importer of rows of any kind: the runner hands it only rows its own sheet has read. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyImporter = Importer<any>;

/** Nothing done yet. */
export const nothing = (): Outcome => ({ added: 0, changed: 0, unchanged: 0, faults: [], warnings: [], audit: [] });
