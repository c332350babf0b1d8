import type { SuspensionReason, SuspensionRequest } from '@shared/api/station'

/** A suspension as it is filled in. */
export interface Draft {
  of: 'worker' | 'building' | 'station'
  worker: string
  building: string
  reason: SuspensionReason
  from: string
  until: string
}

export const reasons: readonly SuspensionReason[] = ['infection', 'close-contact', 'disinfection', 'closed', 'other']

export const draftOf = (today: string, of: Draft['of'] = 'worker'): Draft => ({
  of,
  worker: '',
  building: '',
  reason: of === 'station' ? 'closed' : 'infection',
  from: today,
  until: today,
})

/** What is sent: the one that is suspended, without the others. */
export function requestOf({ of, worker, building, reason, from, until }: Draft): SuspensionRequest {
  const what = of === 'worker' ? { worker } : of === 'building' ? { building } : { station: true }
  return { ...what, reason, from, until }
}
