import type { RuleEffect, WorkerName } from '@shared/api/station'

export interface Change {
  change: 'lose' | 'gain'
  category: string
  workers: WorkerName[]
}

/** Who loses and who gains which category, losses first, and of those the largest. */
export function changesOf({ categories }: RuleEffect): Change[] {
  const of = (change: Change['change']) =>
    categories
      .map((entry) => ({ change, category: entry.category, workers: entry[change] }))
      .filter(({ workers }) => workers.length > 0)
      .toSorted((one, other) => other.workers.length - one.workers.length)
  return [...of('lose'), ...of('gain')]
}
