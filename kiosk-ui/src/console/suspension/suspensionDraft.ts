import type { SuspensionReason, SuspensionRequest } from '@shared/api/station'

/** A suspension as it is filled in. */
export interface Draft {
  of: 'worker' | 'building'
  worker: string
  building: string
  reason: SuspensionReason
  from: string
  until: string
}

export const reasons: readonly SuspensionReason[] = ['infection', 'close-contact', 'disinfection', 'other']

export const draftOf = (today: string): Draft => ({
  of: 'worker',
  worker: '',
  building: '',
  reason: 'infection',
  from: today,
  until: today,
})

/** What is sent: the one that is suspended, without the other. */
export function requestOf({ of, worker, building, reason, from, until }: Draft): SuspensionRequest {
  return { ...(of === 'worker' ? { worker } : { building }), reason, from, until }
}
