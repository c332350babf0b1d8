import { expect, it } from 'vitest'
import { momentFormats } from '@shared/format'
import { freeOn, nearestFree, partsOfDay, whyNotOn } from './slots'

const open = { opens: '08:00', closes: '20:00' }
const at = (hour: string, free = 1) => ({ start: `2026-11-22T${hour}:00+08:00`, free })

it('counts only what can still be had', () => {
  expect(freeOn({ date: '2026-11-22', open, slots: [at('09:00', 0), at('10:00', 3)] })).toBe(1)
})

it('parts the day by the clock on the station wall', () => {
  const parts = partsOfDay([at('08:00'), at('12:00'), at('18:30')], momentFormats('zh-CN', 'Asia/Shanghai').time)
  expect(parts.morning).toEqual([at('08:00')])
  expect(parts.afternoon).toEqual([at('12:00')])
  expect(parts.evening).toEqual([at('18:30')])
})

it('offers what is free nearest to a time that is not, on either side', () => {
  const days = [
    { date: '2026-11-22', open, slots: [at('08:00'), at('09:00', 0), at('09:30'), at('11:00'), at('20:00')] },
  ]
  expect(nearestFree(days, at('09:00').start, 3)).toEqual([at('09:30'), at('08:00'), at('11:00')])
  expect(nearestFree([], at('09:00').start, 3)).toEqual([])
})

it('says of a day why nothing of it can be had', () => {
  const because = (...reasons: ('closed' | 'full' | 'off-hours')[]) => ({
    date: '2026-11-22',
    open,
    slots: reasons.map((why) => ({ ...at('09:00', 0), why })),
  })
  expect(whyNotOn(because('closed', 'closed'))).toBe('closed')
  expect(whyNotOn(because('off-hours', 'full'))).toBe('full')
  expect(whyNotOn({ date: '2026-11-22', open, slots: [at('09:00', 0)] })).toBe('full')
  expect(whyNotOn(because())).toBe('over')
  expect(whyNotOn({ date: '2026-11-22', slots: [] })).toBe('closed')
})
