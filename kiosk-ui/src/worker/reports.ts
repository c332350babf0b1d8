// What a worker's phone reports about a visit, as CloudEvents 1.0.
import type { HomeFact, Text, VisitState } from '@shared/api/station'
import { isUnderWay } from '@shared/visitStates'

/** A step leads along the road; an exit ends the visit aside of it; a call for help changes nothing. */
export type StepType = 'accepted' | 'departed' | 'arrived' | 'started' | 'finished'
export type ExitType = 'unanswered' | 'left'
export type ReportType = StepType | ExitType | 'declined' | 'sos'

/** Why a worker cannot take a visit. */
export const declineReasons = ['time', 'ill', 'way', 'skill', 'household', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export interface CloudEvent {
  specversion: '1.0'
  id: string
  source: string
  type: `org.yizhan.visit.${ReportType}.v1`
  time: string
  /** Increases with every report of the device, so that the station knows their order however they arrive. */
  sequence: number
  data: ReportData
}

/** What goes with a report. */
export interface ReportData {
  /** On arrival: what the resident said. */
  doorCode?: string
  /** On declining. */
  reason?: DeclineReason
  /** At the end: how long the work took, and what is to be said of it. */
  minutes?: number
  note?: string
}

export interface WorkerVisit {
  id: string
  version: number
  state: VisitState
  start: string
  end: string
  service: Text
  address: Text
  recipient: string
  /** What to know of the home; absent from a station that does not say. */
  facts?: HomeFact[]
  needsDoorCode?: boolean
  /** How to get there, without a map. */
  way?: Text
  /** Whom to ring while the visit is under way; absent where nobody gave a number. */
  phone?: string
}

export interface VisitNews {
  visit: string
  state: VisitState
  version: number
  since: string
  refused?: { event: string; why: Text }
}

const steps: Partial<Record<VisitState, StepType>> = {
  assigned: 'accepted',
  accepted: 'departed',
  departed: 'arrived',
  arrived: 'started',
  started: 'finished',
}

const exits: Partial<Record<VisitState, readonly ExitType[]>> = {
  arrived: ['unanswered', 'left'],
  started: ['left'],
}

/** How a visit may end otherwise than well from here. */
export const exitsFrom = (state: VisitState): readonly ExitType[] => exits[state] ?? []

/** The one step that is lawful in a state; undefined where there is nothing to do. */
export const nextStep = (state: VisitState): StepType | undefined => steps[state]

/** A visit can be given back until the worker sets out. */
export const mayDecline = (state: VisitState) => ['assigned', 'accepted'].includes(state)

/** There is something to take a photo of, or was. */
export const mayPhotograph = (state: VisitState) => ['arrived', 'started', 'finished', 'left'].includes(state)

/** How long the work has taken, whole minutes from 1 on; by the plan where nobody knows when it began. */
export function minutesOfWork({ start, end }: WorkerVisit, began: string | undefined, now: number): number {
  const took = began ? now - Date.parse(began) : Date.parse(end) - Date.parse(start)
  return Math.min(Math.max(Math.round(took / 60_000), 1), 24 * 60)
}

export interface Facts {
  id: string
  device: string
  time: Date
  sequence: number
}

export function cloudEvent(type: ReportType, { id, device, time, sequence }: Facts, data: ReportData): CloudEvent {
  return {
    specversion: '1.0',
    id,
    source: `/devices/${device}`,
    type: `org.yizhan.visit.${type}.v1`,
    time: time.toISOString(),
    sequence,
    data,
  }
}

/** Which report an event is. */
export const typeOf = ({ type }: CloudEvent) => type.split('.')[3] as ReportType

/** A visit as far as the newest word about it goes; an older word changes nothing. */
export function withNews(visit: WorkerVisit, news: VisitNews | undefined): WorkerVisit {
  return news && news.version > visit.version ? { ...visit, state: news.state, version: news.version } : visit
}

/** The visit that says where the worker is: the one under way, else the first of the list. */
export const lastKnownOf = (visits: readonly WorkerVisit[]): string | undefined =>
  (visits.findLast(({ state }) => isUnderWay(state)) ?? visits[0])?.id
