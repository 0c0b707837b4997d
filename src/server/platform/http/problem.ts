import type { Language } from '../../../domain/language/sentences.ts';

/** The closed list of error codes (RFC 9457 `code`), each with its HTTP status and title in both languages. */
export const problems = {
  invalid: {
    status: 422,
    title: { zh: '填写的内容有误,请按下面每一条修改。', en: 'The request has faults; each is listed in issues.' },
  },
  malformed: {
    status: 400,
    title: { zh: '请求的内容读不出来,应为JSON。', en: 'The request body could not be read as JSON.' },
  },
  sign_in_required: { status: 401, title: { zh: '请先登录。', en: 'Sign in first.' } },
  sign_in_failed: {
    status: 401,
    title: { zh: '警号、密码或验证码不对。', en: 'Badge number, password or code is wrong.' },
  },
  not_found: { status: 404, title: { zh: '这里没有您可以查看的内容。', en: 'There is nothing here for you.' } },
  not_allowed: { status: 403, title: { zh: '您的角色不包含这项操作。', en: 'Your roles do not include this.' } },
  outbox_of_someone_else: {
    status: 409,
    title: {
      zh: '现在登录的是另一位民警,没有保存。',
      en: 'Another officer is signed in now. Nothing was stored.',
    },
  },
  journal_behind: {
    status: 409,
    title: { zh: '服务器上的记录比您看到过的少。', en: 'The server has fewer entries than you have seen.' },
  },
  journal_differs: {
    status: 409,
    title: {
      zh: '服务器上的记录与您看到过的不一致。',
      en: 'The journal on the server does not fit what you have seen.',
    },
  },
  too_many: {
    status: 413,
    title: { zh: '一次发送的记录太多,没有保存。', en: 'Too many entries in one push. Nothing was stored.' },
  },
  too_large: { status: 413, title: { zh: '内容太大。', en: 'The request body is too large.' } },
  too_often: { status: 429, title: { zh: '尝试次数太多,请稍后再试。', en: 'Too many attempts. Try again later.' } },
  conflict: {
    status: 409,
    title: {
      zh: '与已有的记录不一致,原因见下面每一条。',
      en: 'This contradicts what is already recorded; issues say how.',
    },
  },
  fault: {
    status: 500,
    title: {
      zh: '系统出了问题,请把编号告诉管理员。',
      en: 'A fault of ours. Give the request id to your administrator.',
    },
  },
  unavailable: {
    status: 503,
    title: { zh: '系统暂时没有准备好,请稍后再试。', en: 'Not ready. Try again in a moment.' },
  },
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

/** What a program needs to know to go on after a refusal. */
export interface ProblemFacts {
  /** Bytes of an upload that the server has. */
  received?: number;
}

/** Thrown by handlers; answered as application/problem+json with every issue, in the caller's language. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly issues: RaisedIssue[];
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, issues: RaisedIssue[] = [], facts: ProblemFacts = {}) {
    super(problems[code].title.en);
    this.code = code;
    this.issues = issues;
    this.facts = facts;
  }
}
