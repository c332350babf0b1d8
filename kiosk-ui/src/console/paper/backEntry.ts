import type { Visit } from '@shared/api/station'
import { momentOf } from '@shared/format'

/** The steps that are written down on the day sheet, in their order. */
export const steps = ['accepted', 'departed', 'arrived', 'started', 'finished'] as const
export type Step = (typeof steps)[number]

/** What was written down of a visit: a time of day for each step, and the door code. */
export type Written = Partial<Record<Step | 'doorCode', string>>

export interface PaperReport {
  type: Step
  time: string
  source: 'paper'
  doorCode?: string
}

/** What is to be entered for a visit, in the order of the steps, with the true times. */
export function reportsOf(written: Written, date: string, zone: string): PaperReport[] {
  return steps.flatMap((type) => {
    const time = written[type]
    if (!time) return []
    const code = type === 'arrived' && written.doorCode ? { doorCode: written.doorCode } : {}
    return [{ type, time: momentOf(date, time, zone), source: 'paper' as const, ...code }]
  })
}

/** The steps that a visit may still come to. */
export function stepsAhead({ state }: Pick<Visit, 'state'>): readonly Step[] {
  const done = steps.indexOf(state as Step)
  if (done >= 0) return steps.slice(done + 1)
  return state === 'assigned' ? steps : []
}
