import { expect, it } from 'vitest'
import { momentFormats } from '@shared/format'
import { freeOn, partsOfDay } from './slots'

const at = (hour: string, free = 1) => ({ start: `2026-11-22T${hour}:00+08:00`, free })

it('counts only what can still be had', () => {
  expect(freeOn({ date: '2026-11-22', slots: [at('09:00', 0), at('10:00', 3)] })).toBe(1)
})

it('parts the day by the clock on the station wall', () => {
  const parts = partsOfDay([at('08:00'), at('12:00'), at('18:30')], momentFormats('zh-CN', 'Asia/Shanghai').time)
  expect(parts.morning).toEqual([at('08:00')])
  expect(parts.afternoon).toEqual([at('12:00')])
  expect(parts.evening).toEqual([at('18:30')])
})
