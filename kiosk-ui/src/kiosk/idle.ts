/** After this long without a touch the kiosk asks whether anybody is there, milliseconds. */
export const patience = 90_000
/** How long the question stands before everything is wiped, milliseconds. */
export const grace = 20_000

export type Idle = { phase: 'busy' } | { phase: 'asking'; secondsLeft: number } | { phase: 'over' }

/** What the time since the last touch means; both moments in milliseconds of the same clock. */
export function idleSince(lastTouch: number, now: number): Idle {
  const left = patience + grace - (now - lastTouch)
  if (left <= 0) return { phase: 'over' }
  return left > grace ? { phase: 'busy' } : { phase: 'asking', secondsLeft: Math.ceil(left / 1000) }
}
