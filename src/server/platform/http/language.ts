import type { RequestContext } from './context.ts';
import type { Language } from './route.ts';

/** Chinese unless the caller prefers English. */
export function languageOf(context: RequestContext): Language {
  return /^en\b/i.test(context.req.header('accept-language') ?? '') ? 'en' : 'zh';
}
