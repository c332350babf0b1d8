import type { Text, VisitState } from '@shared/api/station'
import { aside, milestone } from '@shared/visitStates'
import type { ReportType } from './reports'

/** A report the station has not answered with a state yet. */
export interface Step {
  event: string
  type: ReportType
  /** When the worker noted it. */
  at: string
  /** Whether the phone keeps it, so that it outlives the page; not known as long as it is being written. */
  kept?: boolean
  /** The station has it in its database. */
  sent: boolean
}

/** What the phone knows about a visit beyond the station's last word. */
export interface Progress {
  steps: readonly Step[]
  /** Why the last report was refused. */
  refused?: Text
}

export const noProgress: Progress = { steps: [] }

/** A further report; what was refused before is past. */
export const reported = ({ steps }: Progress, event: string, type: ReportType, at: string): Progress => ({
  steps: [...steps, { event, type, at, sent: false }],
})

/** The phone keeps a report, or cannot. */
export const written = (progress: Progress, event: string, kept: boolean): Progress =>
  withStep(progress, event, { kept })

export const acknowledged = (progress: Progress, event: string): Progress => withStep(progress, event, { sent: true })

const withStep = (progress: Progress, event: string, known: Partial<Step>): Progress => ({
  ...progress,
  steps: progress.steps.map((step) => (step.event === event ? { ...step, ...known } : step)),
})

/** The station's word: reports up to that state are settled; beside the road nothing follows. */
export const settled = (progress: Progress, state: VisitState): Progress => ({
  ...progress,
  steps: aside.includes(state) ? [] : progress.steps.filter((step) => !isSettled(step, state)),
})

function isSettled({ type, sent }: Step, state: VisitState) {
  if (type === 'sos' || type === 'declined') return sent
  return !aside.includes(type) && milestone(type) <= milestone(state)
}

/** The station refused a report, and so whatever was built on it. */
export function refused(progress: Progress, event: string, why: Text): Progress {
  const at = progress.steps.findIndex((step) => step.event === event)
  return at < 0 ? progress : { steps: progress.steps.slice(0, at), refused: why }
}

/** The state to show: without a network work goes on, so what was reported counts. */
export const shownState = (state: VisitState, { steps }: Progress): VisitState => stateOf(steps) ?? state

function stateOf(steps: readonly Step[]): VisitState | undefined {
  const last = steps.map(({ type }) => type).findLast((type): type is Exclude<ReportType, 'sos'> => type !== 'sos')
  return last === 'declined' ? 'unassigned' : last
}

/** When the worker noted that step, as long as the station has not answered it. */
export const notedAt = ({ steps }: Progress, type: ReportType) => steps.findLast((step) => step.type === type)?.at

/** `noting`: being written to the phone. `unkept`: it cannot be, and is lost with the page unless it is sent before. */
export type Delivery = 'noting' | 'unkept' | 'waiting' | 'sent' | 'settled'

export function deliveryOf({ steps }: Progress): Delivery {
  if (steps.length === 0) return 'settled'
  const unsent = steps.filter(({ sent }) => !sent)
  if (unsent.length === 0) return 'sent'
  if (unsent.some(({ kept }) => kept === undefined)) return 'noting'
  return unsent.every(({ kept }) => kept) ? 'waiting' : 'unkept'
}
