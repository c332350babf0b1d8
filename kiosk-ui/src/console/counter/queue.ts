import type { QueueEntry } from '@shared/api/station'

/** Today's numbers as a desk sees them. */
export interface View {
  /** Who was called to this desk. */
  here?: QueueEntry
  /** Who would be called here, in order; those kept for another desk come after. */
  waiting: QueueEntry[]
  elsewhere: QueueEntry[]
  missed: QueueEntry[]
  served: number
}

export function viewOf(entries: readonly QueueEntry[], desk: number): View {
  const of = (standing: QueueEntry['standing']) => entries.filter((entry) => entry.standing === standing)
  const mine = ({ desk: only }: QueueEntry) => only === undefined || only === desk
  const waiting = of('waiting')
  const called = of('called')
  return {
    here: called.find((entry) => entry.desk === desk),
    waiting: [...waiting.filter(mine), ...waiting.filter((entry) => !mine(entry))],
    elsewhere: called.filter((entry) => entry.desk !== desk),
    missed: of('missed'),
    served: of('served').length,
  }
}

/** Whole minutes that somebody has waited. */
export const minutesSince = (moment: string, now: number) =>
  Math.max(0, Math.floor((now - Date.parse(moment)) / 60_000))

/** Whether it is no second click of a double one, which would call a number past whoever was just called. */
export const isFirst = ({ detail }: Pick<MouseEvent, 'detail'>) => detail < 2
