/** Why the program cannot go on, as one sentence an administrator can act on: Chinese first. No stack is shown with it. */
export class Sentence extends Error {
  constructor(zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, { cause });
  }
}

// /proc takes no folders and says ENOENT
const CLOSED = /EACCES|EPERM|EROFS|ENOTDIR|ENOENT.*, mkdir|Permission denied|Read-only file system/;
const FULL = /ENOSPC|EDQUOT|No space left|Disk quota exceeded|53100|could not (write|extend)/i;

/** Turns what the operating system or PostgreSQL said about a full or closed folder into its sentence; all else stays as it is. */
export function folderFault(error: unknown, folder: string): unknown {
  if (error instanceof Sentence) return error;
  const said = textOf(error);
  if (FULL.test(said)) {
    return new Sentence(
      `磁盘已满:${folder} 所在的磁盘没有剩余空间,请清理后重新启动,已确认的记录不受影响。`,
      `The disk of ${folder} is full; free some space and start again. Nothing that was accepted is lost.`,
      error,
    );
  }
  if (!CLOSED.test(said)) return error;
  return new Sentence(
    `数据目录 ${folder} 不可写:请用创建它的用户启动,或用 DATA_DIR 另选目录。`,
    `The data folder ${folder} cannot be written: start as the user who made it, or choose another with DATA_DIR.`,
    error,
  );
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${(error as { code?: string }).code ?? ''} ${error.message} ${error.cause === undefined ? '' : textOf(error.cause)}`;
}
