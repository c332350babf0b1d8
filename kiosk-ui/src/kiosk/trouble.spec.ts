import { describe, expect, it } from 'vitest'
import { Problem, Unreachable } from '@shared/http'
import { bookingTroubleOf, mayHaveHappened, troubleOf } from './trouble'

const problem = (status: number, alternatives?: { start: string }[], code = 'slot-taken') =>
  new Problem({ type: `https://yizhan.org/problems/${code}`, title: 'x', status, alternatives })

describe('trouble', () => {
  it('offers what the server says is still free', () => {
    const start = '2026-11-22T10:00:00+08:00'
    expect(troubleOf(problem(409, [{ start }]))).toEqual({ kind: 'taken', alternatives: [start] })
    expect(troubleOf(problem(409))).toEqual({ kind: 'taken', alternatives: [] })
  })

  it('tells a hold that ran out from a time that was taken', () => {
    expect(bookingTroubleOf(problem(409, undefined, 'hold-expired'))).toEqual({ kind: 'expired' })
    expect(bookingTroubleOf(problem(409)).kind).toBe('taken')
  })

  it('knows a kiosk that lost its pairing', () => {
    expect(troubleOf(problem(401))).toEqual({ kind: 'unpaired' })
  })

  it('keeps the Idempotency-Key exactly where the booking may stand already', () => {
    expect(mayHaveHappened(new Unreachable())).toBe(true)
    expect(mayHaveHappened(problem(503))).toBe(true)
    expect(mayHaveHappened(problem(409))).toBe(false)
  })

  it('does not hide a mistake of this page', () => {
    expect(() => troubleOf(new TypeError('x'))).toThrow(TypeError)
  })
})
