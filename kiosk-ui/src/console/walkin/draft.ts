import type { Address, BookingRequest, Gender, Person, Series, Service } from '@shared/api/station'
import { consentVersion } from '@shared/consent'

/**
 * A start, or as soon as possible but no later than was shown. A start for which nobody is free is booked to be planned:
 * others have to make room.
 */
export type When = { start: string; toPlan?: true } | { notAfter: string }

/** Whether it is too urgent to come back every week. */
export const isOnce = (when: When | undefined) => !!when && ('notAfter' in when || !!when.toPlan)

/** What is filled in for somebody at the counter. */
export interface Draft {
  service?: Service
  address?: Address
  when?: When
  /** How many weeks it comes back; 1 for once. */
  weeks: number
  /** For personal care: who is cared for, and only the same may come. */
  carer: Gender | ''
  phone: string
  forSomebodyElse: boolean
  consent: boolean
  /** When it was taken down on paper, as a moment; empty for one that is made now. */
  takenAt: string
}

export const emptyDraft = (): Draft => ({
  weeks: 1,
  carer: '',
  phone: '',
  forSomebodyElse: false,
  consent: false,
  takenAt: '',
})

/** The dates of a series on which nobody can come; they are left out. */
export const takenDates = (series: Series | undefined) =>
  (series?.dates ?? []).filter(({ state }) => state === 'taken').map(({ start }) => start.slice(0, 10))

/** What is sent to book; absent as long as something is missing. */
export function requestOf(draft: Draft, series?: Series): BookingRequest | undefined {
  const { service, address, when, consent } = draft
  if (!service || !address || !when || !consent) return undefined
  const gender = service.personalCare && draft.carer ? draft.carer : undefined
  const start = 'start' in when ? when : { urgent: true, notAfter: when.notAfter }
  const except = takenDates(series)
  const repeat = { everyWeeks: 1, times: draft.weeks, ...(except.length ? { except } : {}) }
  return {
    service: service.id,
    ...start,
    ...(draft.weeks > 1 && !isOnce(when) ? { repeat } : {}),
    address,
    people: people(draft, gender),
    ...(gender ? { sameGender: true } : {}),
    ...(draft.takenAt ? { takenAt: draft.takenAt } : {}),
    consent: { version: consentVersion },
  }
}

function people({ phone, forSomebodyElse }: Draft, gender: Gender | undefined): BookingRequest['people'] {
  const reach: Person = phone.trim() ? { phone: phone.trim() } : {}
  const served: Person = gender ? { gender } : {}
  return {
    booker: forSomebodyElse ? reach : { ...reach, ...served },
    ...(forSomebodyElse ? { recipient: served } : {}),
    ...(phone.trim() ? {} : { callAtStation: true }),
  }
}
