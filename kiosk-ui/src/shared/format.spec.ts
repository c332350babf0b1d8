import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, momentFormats, momentOf, mondayOf, pick, yuan } from './format'

describe('format', () => {
  it('writes whole yuan without a fraction', () => {
    expect(yuan(8000)).toBe('¥80')
    expect(yuan(8050)).toBe('¥80.50')
  })

  it('reads the text of the locale', () => {
    expect(pick({ zh: '保洁', en: 'Cleaning' }, 'zh-CN')).toBe('保洁')
    expect(pick({ zh: '保洁', en: 'Cleaning' }, 'en')).toBe('Cleaning')
  })

  it('shows the time of the station, not of the device', () => {
    const moment = '2026-11-21T16:30:00Z'
    expect(momentFormats('zh-CN', 'Asia/Shanghai').time(moment)).toBe('00:30')
    expect(dayOf(moment, 'Asia/Shanghai')).toBe('2026-11-22')
  })

  it('counts days across the end of a month', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(daysBetween('2026-11-24', '2026-12-01')).toBe(7)
    expect(daysBetween('2026-12-01', '2026-11-30')).toBe(-1)
  })

  it('finds the Monday of a week, of a Sunday too', () => {
    expect(mondayOf('2026-11-30')).toBe('2026-11-30')
    expect(mondayOf('2026-12-06')).toBe('2026-11-30')
  })

  it('knows the moment of a time of day in any zone', () => {
    expect(momentOf('2026-11-30', '08:30', 'Asia/Shanghai')).toBe('2026-11-30T00:30:00.000Z')
    expect(momentOf('2026-11-30', '00:00', 'America/New_York')).toBe('2026-11-30T05:00:00.000Z')
  })
})
