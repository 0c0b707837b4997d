import type { Language } from '../../../domain/language/sentences.ts';

/** The closed list of error codes (RFC 9457 `code`), each with its HTTP status and title. */
export const problems = {
  invalid: { status: 422, title: 'The request has faults; each is listed in issues.' },
  malformed: { status: 400, title: 'The request body could not be read as JSON.' },
  sign_in_required: { status: 401, title: 'Sign in first.' },
  sign_in_failed: { status: 401, title: 'Badge number, password or code is wrong.' },
  not_found: { status: 404, title: 'There is nothing here for you.' },
  not_allowed: { status: 403, title: 'Your roles do not include this.' },
  outbox_of_someone_else: { status: 409, title: 'This outbox belongs to another officer. Nothing was stored.' },
  journal_behind: { status: 409, title: 'The server has fewer entries than you have seen.' },
  journal_differs: { status: 409, title: 'The journal on the server does not fit what you have seen.' },
  too_many: { status: 413, title: 'Too many entries in one push. Nothing was stored.' },
  too_large: { status: 413, title: 'The request body is too large.' },
  too_often: { status: 429, title: 'Too many attempts. Try again later.' },
  conflict: { status: 409, title: 'This contradicts what is already recorded; issues say how.' },
  fault: { status: 500, title: 'A fault of ours. Give the request id to your administrator.' },
  unavailable: { status: 503, title: 'Not ready. Try again in a moment.' },
} as const;

export type ProblemCode = keyof typeof problems;

/** One fault in a request: where (JSON pointer or row), a stable code and a sentence that says what to do. */
export interface Issue {
  path: string;
  code: string;
  message: string;
}

/** An issue as it is raised: said in both languages, or already in the caller's. */
export type RaisedIssue = Omit<Issue, 'message'> & { message: string | Record<Language, string> };

/** An issue in the caller's language. */
export const worded = ({ path, code, message }: RaisedIssue, language: Language): Issue => ({
  path,
  code,
  message: typeof message === 'string' ? message : message[language],
});

/** Thrown by handlers; answered as application/problem+json with every issue, in the caller's language. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly issues: RaisedIssue[];

  constructor(code: ProblemCode, issues: RaisedIssue[] = []) {
    super(problems[code].title);
    this.code = code;
    this.issues = issues;
  }
}
