import type { components } from './api.ts';

type Problem = components['schemas']['Problem'];
/** The server's codes, and two of our own: it could not be reached, or what it said makes no sense. */
export type RefusalCode = Problem['code'] | 'offline' | 'broken';
type Said = Partial<Omit<Problem, 'code'>> & { code: RefusalCode };

/** An answer that was no. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: RefusalCode;
  readonly issues: Problem['issues'];
  readonly requestId: string | undefined;
  /** The server asks not to be asked again for so many seconds. */
  after = 0;

  constructor(status: number, problem: Said) {
    super(problem.title ?? problem.code);
    this.status = status;
    this.code = problem.code;
    this.issues = problem.issues ?? [];
    this.requestId = problem.requestId;
  }

  static of(error: unknown): Refusal {
    return error instanceof Refusal ? error : new Refusal(0, { code: 'broken', title: String(error) });
  }
}

/** What an answer that was no says of itself; a proxy's page says nothing we know. */
export function refusalOf(status: number, body: unknown): Refusal {
  const problem = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  return new Refusal(status, { ...problem, code: problem.code ?? (status >= 500 ? 'unavailable' : 'broken') });
}
