import i18next from 'i18next';
import type { TOptions } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { dayText, instantText } from './days.js';

export type Language = 'zh-CN' | 'en';
const KEPT = 'qs.language';

/** Only the words in use are loaded. */
const loaders = {
  'zh-CN': async () => (await import('./words/zh-CN.js')).default,
  en: async () => (await import('./words/en.js')).default,
};

export const keptLanguage = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN');

export async function startWords(): Promise<void> {
  const language = keptLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loaders[language]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await loaders[language]());
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export interface Words {
  t: (key: string, figures?: TOptions) => string;
  /** The word of a code the server sent, or the code itself where the desk has none. */
  of: (group: string, code: string | null | undefined, figures?: TOptions) => string;
  day: (day: string | null | undefined, today?: string) => string;
  at: (instant: string) => string;
  language: Language;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return {
    t: (key, figures) => String(t(key, figures ?? {})),
    of: (group, code, figures) => (code ? String(t(`${group}.${code}`, { defaultValue: code, ...figures })) : ''),
    day: (day, today) => (day ? dayText(day, { language, today }) : ''),
    at: (instant) => (instant.length > 10 ? instantText(instant, language) : dayText(instant, { language })),
    language,
  };
}
