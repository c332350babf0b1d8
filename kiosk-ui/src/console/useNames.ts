import { useI18n } from '@shared/i18n'
import type { CredentialKind } from '@shared/api/station'
import { useFormats } from '@shared/useFormats'
import { useDesk } from './desk'

/** What codes are called in the language of the page. */
export function useNames() {
  const { t, te } = useI18n()
  const { menu, zone } = useDesk()
  const { text } = useFormats(zone)

  function category(code: string) {
    const found = menu.value?.categories.find((known) => known.code === code)
    return found ? text(found.name) : code
  }

  /** Most skills are categories; those within one have a name of their own. */
  const skill = (code: string) => (te(`skills.${code}`) ? t(`skills.${code}`) : category(code))
  const kind = (code: CredentialKind) => t(`kinds.${code}`)
  const list = (names: readonly string[]) => names.join(t('listComma'))
  return { category, skill, kind, list }
}
