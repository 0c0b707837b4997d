import type { z } from 'zod';
import { type Language, saidOf } from '../language/sentences.ts';

/** One fault: where (JSON pointer), a stable code and a sentence that says what to do. */
export interface Issue {
  path: string;
  code: string;
  message: string;
}

const AUTHOR = {
  zh: '作者由服务器按登录账号填写,请去掉这一项',
  en: 'The server sets the author from the session; leave it out',
};

/** Every fault zod found; each unknown key is a fault of its own. `where` goes before each pointer. */
export function issuesOf(error: z.core.$ZodError, language: Language, where = ''): Issue[] {
  return error.issues.flatMap((issue) => {
    const path = where + issue.path.map((step) => `/${escaped(String(step))}`).join('');
    if (issue.code !== 'unrecognized_keys') return [{ path, code: issue.code, message: saidOf(issue, language) }];
    return issue.keys.map((key) => ({
      path: `${path}/${escaped(key)}`,
      code: 'unrecognized_keys',
      message: path === where && key === 'author' ? AUTHOR[language] : issue.message,
    }));
  });
}

const escaped = (step: string): string => step.replace(/~/g, '~0').replace(/\//g, '~1');
