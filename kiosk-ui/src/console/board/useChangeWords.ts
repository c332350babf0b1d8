import { useI18n } from '@shared/i18n'
import type { Visit, VisitDetail } from '@shared/api/station'
import { useFormats } from '@shared/useFormats'
import { useDesk } from '../desk'

type Seen = Pick<Visit, 'start' | 'end' | 'state' | 'worker'>

/** Who changed a visit and what is different now, for those who looked at it meanwhile. */
export function useChangeWords() {
  const { t, te } = useI18n()
  const { zone } = useDesk()
  const { formats } = useFormats(zone)

  function differences(before: Seen, now: Seen): string {
    const name = ({ worker }: Seen) => worker?.name ?? t('nobody')
    const time = ({ start, end }: Seen) => `${formats.value.time(start)}–${formats.value.time(end)}`
    const state = (seen: Seen) => t(`states.${seen.state}`)
    return [name, time, state]
      .filter((of) => of(before) !== of(now))
      .map((of) => t('changed.fromTo', { from: of(before), to: of(now) }))
      .join(t('listComma'))
  }

  function sentence(before: Seen, now: VisitDetail): string {
    const { lastChange } = now
    const role = lastChange?.by ?? 'station'
    const who = lastChange?.name ?? t(te(`changed.roles.${role}`) ? `changed.roles.${role}` : 'changed.roles.station')
    const at = lastChange ? formats.value.seconds(lastChange.at) : ''
    return t('changed.by', { who, at, what: differences(before, now) || t('changed.something') })
  }

  return { sentence, differences }
}
