import type { Expiry, Outlook, Reason, Worker } from '@shared/api/station'
import { addDays } from '@shared/format'

/** How far the station looks ahead, days. */
export const horizon = 30

export interface Week {
  from: string
  to: string
  expiries: Expiry[]
}

/** The expiries of the next 30 days by calendar week (Monday to Sunday), quiet weeks included. */
export function byWeek(expiring: readonly Expiry[], today: string): Week[] {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const weeks = Math.floor((weekday + horizon) / 7) + 1
  return Array.from({ length: weeks }, (_, week) => ({
    from: addDays(today, week * 7 - weekday),
    to: addDays(today, week * 7 - weekday + 6),
    expiries: expiring.filter(({ daysLeft }) => Math.floor((weekday + daysLeft) / 7) === week),
  }))
}

/** Those that end within so many days; the last day of one that ends today is today. */
export const within = (expiring: readonly Expiry[], days: number) => expiring.filter(({ daysLeft }) => daysLeft <= days)

export type Standing =
  { state: 'fine' | 'inactive' } | { state: 'soon'; next: Expiry } | { state: 'barred'; reasons: Reason[] }

/** How a worker stands today as far as the outlook tells. */
export function standingOf({ id, active }: Pick<Worker, 'id' | 'active'>, { unlicensed, expiring }: Outlook): Standing {
  if (!active) return { state: 'inactive' }
  const barred = unlicensed.find(({ worker }) => worker.id === id)
  if (barred) return { state: 'barred', reasons: barred.reasons }
  const next = expiring.find(({ worker }) => worker === id)
  return next ? { state: 'soon', next } : { state: 'fine' }
}

/** Whether somebody has to do something about it. */
export const isProblem = (standing?: Standing) => standing?.state === 'soon' || standing?.state === 'barred'
