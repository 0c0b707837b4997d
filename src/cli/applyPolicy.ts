import { readFile } from 'node:fs/promises';
import { dayField } from '../domain/calendar/day.ts';
import { Problem, worded } from '../server/platform/http/problem.ts';
import { Sentence } from '../server/platform/sentence.ts';
import { applyPolicy, checkedPolicy } from '../server/policies/apply.ts';
import { besideServer, tell } from './besideServer.ts';

/** Checks a policy's file and puts it in force; a faulty one is refused with every issue. */
export function applyFile(
  file: string,
  { area, from, to }: { area: string; from: string; to?: string },
): Promise<void> {
  return besideServer(async ({ connection: { db }, clock }) => {
    const document = await parsed(file);
    const force = { area, from: day(from), ...(to !== undefined && { to: day(to) }) };
    try {
      const policy = checkedPolicy(document, '', 'zh');
      const target = `${policy.id} ${policy.version} ${area}`;
      const line = { account: 'system', action: 'policy.apply', target };
      await applyPolicy({ db, clock }, { policy, force }, { officer: null, line });
      tell(`已生效:${target},自${from}起 / in force: ${target} from ${from}`);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'not_found') throw new Sentence(`没有这个区域:${area}`, `There is no such area: ${area}`);
      for (const issue of error.issues) {
        const { path, message } = worded(issue, 'zh');
        tell(`✗ ${path} ${message}`);
      }
      tell(`有${error.issues.length}处问题,没有生效 / ${error.issues.length} issues: nothing was put in force`);
      return false;
    }
  });
}

async function parsed(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Sentence(`读不到文件:${file}`, `Cannot read the file: ${file}`, error);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Sentence(`不是有效的 JSON 文件:${file}`, `Not a JSON file: ${file} (${(error as Error).message})`, error);
  }
}

function day(text: string): string {
  const read = dayField.safeParse(text);
  if (!read.success) throw new Sentence(`日期应写成 2014-06-30:${text}`, `A date is written 2014-06-30: ${text}`);
  return read.data;
}
