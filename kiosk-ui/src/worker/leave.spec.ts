import { describe, expect, it } from 'vitest'
import { momentFormats } from '@shared/format'
import { hoursOf, lookOf, spanOf } from './leave'

const formats = momentFormats('zh-CN', 'Asia/Shanghai')

describe('what a worker sees of themselves', () => {
  it('tells time off by its first and last day', () => {
    const start = '2026-12-01T00:00:00+08:00'
    expect(spanOf({ start, end: '2026-12-02T00:00:00+08:00' }, formats)).toBe('12月1日')
    expect(spanOf({ start, end: '2026-12-04T00:00:00+08:00' }, formats)).toBe('12月1日 – 12月3日')
  })

  it('warns of a credential that ends within the month, and of one that ended', () => {
    const soon = '2026-12-27'
    expect(lookOf({ standing: 'valid' }, soon)).toBe('good')
    expect(lookOf({ standing: 'valid', validUntil: '2026-12-28' }, soon)).toBe('good')
    expect(lookOf({ standing: 'valid', validUntil: '2026-12-27' }, soon)).toBe('soon')
    expect(lookOf({ standing: 'coming' }, soon)).toBe('soon')
    expect(lookOf({ standing: 'expired', validUntil: '2026-11-01' }, soon)).toBe('bad')
  })

  it('counts in hours', () => {
    expect(hoursOf(455)).toBe(7.6)
  })
})
