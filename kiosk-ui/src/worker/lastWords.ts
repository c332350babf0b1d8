import { put, read } from './keep'
import type { VisitNews, WorkerVisit } from './reports'

/** What the station said last, to be shown while it cannot be asked. */
export interface LastWords {
  /** When it said so, on the phone's clock. */
  at: string
  visits: WorkerVisit[]
  news: VisitNews[]
}

const shelved = (device: string) => `visits.${device}`

export const recall = (device: string) => read<LastWords>('facts', shelved(device)).catch(() => undefined)

/** What a browser does not keep is read again with the next network. */
export const remember = (device: string, words: LastWords) =>
  put('facts', shelved(device), words).catch(() => undefined)
