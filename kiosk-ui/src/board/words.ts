import type { Translate } from '@shared/i18n'

/** The same words in English, for the small print beside the Chinese. */
export const english =
  (t: Translate) =>
  (key: string, named: Record<string, unknown> = {}) =>
    t(key, named, { locale: 'en' })
