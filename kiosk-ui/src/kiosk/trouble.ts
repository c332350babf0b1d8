// What went wrong, as far as a resident needs to know it.
import { Problem, Unreachable } from '@shared/http'

export type Trouble =
  /** Somebody else took the time; these are the nearest left. */
  | { kind: 'taken'; alternatives: string[] }
  /** Nobody can come that soon any more; this is the earliest left. */
  | { kind: 'later'; soonest: string }
  /** Nobody is sent to this building for a while; these are the first times after that. */
  | { kind: 'closed'; alternatives: string[] }
  /** Nobody can come on these dates of a series any more. */
  | { kind: 'dates'; dates: string[] }
  /** The booking is not any more what the resident saw. */
  | { kind: 'changed' }
  /** The worker has set out. */
  | { kind: 'underway' }
  /** No ticket has this number and code. */
  | { kind: 'unknown' }
  /** The five minutes are over. */
  | { kind: 'expired' }
  /** No answer; trying again is safe. */
  | { kind: 'unreachable' }
  /** This device is no kiosk any more. */
  | { kind: 'unpaired' }
  /** The server could not do it. */
  | { kind: 'failed' }

/** Reads a failure while a time was to be held. */
export function troubleOf(failure: unknown): Trouble {
  if (failure instanceof Unreachable) return { kind: 'unreachable' }
  if (!(failure instanceof Problem)) throw failure
  if (failure.status === 401 || failure.status === 403) return { kind: 'unpaired' }
  const { soonest, dates } = failure.body
  if (failure.status === 409 && dates) return { kind: 'dates', dates }
  if (failure.status === 409 && soonest) return { kind: 'later', soonest }
  if (failure.status === 409) {
    const kind = failure.code === 'building-suspended' ? 'closed' : 'taken'
    return { kind, alternatives: (failure.body.alternatives ?? []).map(({ start }) => start) }
  }
  return { kind: 'failed' }
}

/** Reads a failure while a held time was to be booked: it may also be the hold that is gone. */
export function bookingTroubleOf(failure: unknown): Trouble {
  if (failure instanceof Problem && failure.code === 'hold-expired') return { kind: 'expired' }
  return troubleOf(failure)
}

/** Reads a failure while an earlier ticket was looked for. */
export function ticketTroubleOf(failure: unknown): Trouble {
  return failure instanceof Problem && failure.status === 404 ? { kind: 'unknown' } : troubleOf(failure)
}

/** Reads a failure while a booking was to be moved or cancelled. */
export function changeTroubleOf(failure: unknown): Trouble {
  if (failure instanceof Problem) {
    if (failure.status === 412 || failure.code === 'booking-closed') return { kind: 'changed' }
    if (failure.code === 'visit-under-way') return { kind: 'underway' }
  }
  return troubleOf(failure)
}

/** Whether the same request may have been carried out, so that a retry must carry the same Idempotency-Key. */
export function mayHaveHappened(failure: unknown): boolean {
  return failure instanceof Unreachable || (failure instanceof Problem && failure.status >= 500)
}
