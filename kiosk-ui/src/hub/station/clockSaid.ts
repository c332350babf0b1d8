/** What is said of a station's clock that was so far ahead of the hub's: a second may be the way. */
export function clockSaid(aheadMillis: number): { key: 'clockRight' | 'clockAhead' | 'clockBehind'; seconds: number } {
  const seconds = Math.round(Math.abs(aheadMillis) / 1000)
  if (seconds <= 1) return { key: 'clockRight', seconds: 0 }
  return { key: aheadMillis > 0 ? 'clockAhead' : 'clockBehind', seconds }
}
