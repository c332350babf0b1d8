import { computed, type Ref } from 'vue'
import { useI18n } from '@shared/i18n'
import type { Text } from './api/station'
import { type Locale, momentFormats, pick } from './format'

/** Formats and texts in the language of the page, in the station's zone. */
export function useFormats(zone: Ref<string>) {
  const { locale } = useI18n()
  const formats = computed(() => momentFormats(locale.value as Locale, zone.value))
  return { formats, text: (text: Text) => pick(text, locale.value as Locale) }
}
