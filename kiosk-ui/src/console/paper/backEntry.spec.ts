import { expect, it } from 'vitest'
import { reportsOf, stepsAhead } from './backEntry'

it('enters what was written down in the order of the steps, with the true times', () => {
  const written = { finished: '11:02', arrived: '09:05', doorCode: '0417', departed: '' }
  expect(reportsOf(written, '2026-11-28', 'Asia/Shanghai')).toEqual([
    { type: 'arrived', time: '2026-11-28T01:05:00.000Z', source: 'paper', doorCode: '0417' },
    { type: 'finished', time: '2026-11-28T03:02:00.000Z', source: 'paper' },
  ])
  expect(reportsOf({}, '2026-11-28', 'Asia/Shanghai')).toEqual([])
})

it('asks only for steps that are still ahead', () => {
  expect(stepsAhead({ state: 'assigned' })).toHaveLength(5)
  expect(stepsAhead({ state: 'arrived' })).toEqual(['started', 'finished'])
  expect(stepsAhead({ state: 'finished' })).toEqual([])
  expect(stepsAhead({ state: 'unassigned' })).toEqual([])
})
