// The pages' two languages. What they need of a library is these lines; the library is a sixth of what a kiosk may load.
import { type App, inject, type InjectionKey, ref, type Ref, watch } from 'vue'
import type { Locale } from './format'

interface Messages {
  [key: string]: string | Messages
}

type Named = Record<string, unknown>

/** How a text is asked for: by names for its `{places}`, by how many it is about, or in another language than is on. */
export interface Translate {
  (key: string, named?: Named | number, how?: number | { locale: Locale }): string
}

interface Languages {
  locale: Ref<Locale>
  t: Translate
  /** Whether there is such a text. */
  te: (key: string) => boolean
}

const key: InjectionKey<Languages> = Symbol('languages')

export function useI18n(): Languages {
  const languages = inject(key)
  if (!languages) throw new Error('no languages provided')
  return languages
}

/** The page's languages, Chinese first. `remember` keeps the choice on this device, which a shared kiosk must not. */
export function createLanguages(messages: Record<Locale, object>, { remember }: { remember: boolean }) {
  const stored = remember ? localStorage.getItem('yizhan.language') : null
  const locale = ref<Locale>(stored === 'en' ? 'en' : 'zh-CN')
  const find = (path: string, language: Locale) =>
    path
      .split('.')
      .reduce<string | Messages | undefined>(
        (found, part) => (typeof found === 'object' ? found[part] : undefined),
        messages[language] as Messages,
      )

  function t(path: string, named?: Named | number, how?: number | { locale: Locale }) {
    const language = typeof how === 'object' ? how.locale : locale.value
    const text = find(path, language) ?? find(path, 'zh-CN')
    if (typeof text !== 'string') return path
    const names = typeof named === 'object' ? named : {}
    const count = [named, how, names.count].find((one) => typeof one === 'number')
    return filled(formOf(text, count), count === undefined ? names : { n: count, count, ...names })
  }

  const languages: Languages = { locale, t, te: (path) => typeof find(path, locale.value) === 'string' }
  watch(
    locale,
    (language) => {
      document.documentElement.lang = language
      document.title = t('title')
      if (remember) localStorage.setItem('yizhan.language', language)
    },
    { immediate: true },
  )
  return { ...languages, install: (app: App) => app.provide(key, languages) }
}

/** ` | ` parts what is said of one and of many, or of none, of one and of many. */
function formOf(text: string, count = 1) {
  const forms = text.split(' | ')
  const last = forms.length - 1
  const many = Math.abs(count)
  return forms[forms.length === 2 ? (many === 1 ? 0 : 1) : Math.min(many, last)]!
}

const filled = (text: string, named: Named) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? ''))
