import type { Language } from '../../../domain/language/sentences.ts';
import type { RequestContext } from './context.ts';

/** The language a caller asks for before any other (`accept-language`); undefined: none, or none of ours. */
export function askedLanguage(header: string | null | undefined): Language | undefined {
  const asked = /^\s*(zh|en)\b/i.exec(header ?? '')?.[1];
  return asked?.toLowerCase() as Language | undefined;
}

const asked = (context: RequestContext): Language | undefined => askedLanguage(context.req.header('accept-language'));

/** Chinese unless the caller prefers English. */
export const languageOf = (context: RequestContext): Language => asked(context) ?? 'zh';

/** Of a problem's title: programs name no language, and their logs have always had English titles. */
export const titleLanguageOf = (context: RequestContext): Language => asked(context) ?? 'en';
