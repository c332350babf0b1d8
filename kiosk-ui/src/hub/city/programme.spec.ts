import { expect, it } from 'vitest'
import type { FigureDefinition } from '@shared/api/hub'
import { ofParts } from './programme'

const text = { zh: '', en: '' }
const definition = (unit: FigureDefinition['unit'], goal: number): FigureDefinition => ({
  code: unit,
  unit,
  goal,
  name: text,
  definition: text,
  source: '',
})

it('holds parts of the city to shares and not to the numbers of the whole', () => {
  const [share, count] = ofParts([definition('share', 0.1), definition('count', 20)])
  expect(share!.goal).toBe(0.1)
  expect(count!.goal).toBeUndefined()
})
