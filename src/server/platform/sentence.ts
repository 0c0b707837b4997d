/** Why the program cannot go on, as one sentence an administrator can act on: Chinese first. No stack is shown with it. */
export class Sentence extends Error {
  constructor(zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, { cause });
  }
}

const FULL = /ENOSPC|EDQUOT|No space left|Disk quota exceeded|53100|could not (write|extend)/i;

/** Turns what the operating system or PostgreSQL said about a full disk into its sentence; anything else stays as it is. */
export function diskFull(error: unknown, folder: string): unknown {
  if (error instanceof Sentence || !FULL.test(textOf(error))) return error;
  return new Sentence(
    `磁盘已满:${folder} 所在的磁盘没有剩余空间,请清理后重新启动,已确认的记录不受影响。`,
    `The disk of ${folder} is full; free some space and start again. Nothing that was accepted is lost.`,
    error,
  );
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${(error as { code?: string }).code ?? ''} ${error.message} ${error.cause === undefined ? '' : textOf(error.cause)}`;
}
