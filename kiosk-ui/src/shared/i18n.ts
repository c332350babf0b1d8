import { createI18n } from 'vue-i18n'
import { watch } from 'vue'
import type { Locale } from './format'

type Messages<T> = Record<Locale, T>

/** The page's languages, Chinese first. `remember` keeps the choice on this device, which a shared kiosk must not. */
export function createLanguages<T extends object>(messages: Messages<T>, { remember }: { remember: boolean }) {
  const stored = remember ? localStorage.getItem('yizhan.language') : null
  const i18n = createI18n({
    legacy: false as const,
    locale: stored === 'en' ? 'en' : 'zh-CN',
    fallbackLocale: 'zh-CN',
    messages: messages as unknown as Record<Locale, Record<string, string>>,
  })
  watch(
    i18n.global.locale,
    (locale) => {
      document.documentElement.lang = locale
      document.title = i18n.global.t('title')
      if (remember) localStorage.setItem('yizhan.language', locale)
    },
    { immediate: true },
  )
  return i18n
}
