import { useI18n } from '@shared/i18n'
import { eventParts } from './eventWords'

/** An event's type in words. A newer station may tell of what has no words here: that is shown as it is called. */
export function useEventWords() {
  const { t, te } = useI18n()
  return (type: string) => {
    const parts = eventParts(type)
    if (!parts || !te(`eventThings.${parts.thing}`)) return type
    const thing = t(`eventThings.${parts.thing}`)
    return te(`eventActs.${parts.act}`) ? t('eventWords', { thing, act: t(`eventActs.${parts.act}`) }) : thing
  }
}
