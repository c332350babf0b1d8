import type { FigureDefinition } from '@shared/api/hub'

/** What stands over parts of the city: a goal that is a number is the whole city's, and no part misses it. */
export const ofParts = (definitions: readonly FigureDefinition[]): FigureDefinition[] =>
  definitions.map((one) => (one.unit === 'share' ? one : { ...one, goal: undefined }))
