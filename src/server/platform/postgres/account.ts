import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Sentence } from '../sentence.ts';

/** The operating system's account PostgreSQL runs as: ours (no numbers), or another when we are root, which it refuses. */
export interface Account {
  uid?: number;
  gid?: number;
}

const NAME = 'village-beat';

/**
 * Whom PostgreSQL runs as. As root: whoever owns the database already, else the system user `village-beat`, made if missing,
 * else `nobody`. `initdb` refuses numbers that belong to no account.
 */
export function accountFor(databaseFolder: string, tell: (line: string) => void): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = ownerOf(databaseFolder);
  if (owner !== undefined && owner.uid !== 0) return owner;
  const found = lookUp(NAME) ?? create(tell) ?? lookUp('nobody');
  if (found !== undefined) return found;
  throw new Sentence(
    `PostgreSQL 不能以 root 身份运行,而系统用户 ${NAME} 无法自动创建:请先创建该用户,或改用普通用户启动。`,
    `PostgreSQL refuses to run as root and the system user ${NAME} could not be made: create it, or start as an ordinary user.`,
  );
}

function ownerOf(folder: string): { uid: number; gid: number } | undefined {
  const { uid, gid } = statSync(folder, { throwIfNoEntry: false }) ?? {};
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function create(tell: (line: string) => void): Account | undefined {
  const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME];
  if (spawnSync('useradd', args).status !== 0) return undefined;
  tell(`已创建系统用户 ${NAME} 供 PostgreSQL 使用 / made the system user ${NAME} for PostgreSQL`);
  return lookUp(NAME);
}

/** Whether the account can enter a folder: not below a closed home. */
export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}
