import type { useI18n } from 'vue-i18n'

type Translate = ReturnType<typeof useI18n>['t']

/** vue-i18n's types know no locale but its own default. */
const inEnglish = { locale: 'en' as never }

/** The same words in English, for the small print beside the Chinese. */
export const english =
  (t: Translate) =>
  (key: string, named: Record<string, unknown> = {}) =>
    t(key, named, inEnglish)
