import { describe, expect, it } from 'vitest'
import type { Board, BoardVisit } from '@shared/api/station'
import { bar, type Filter, keepSame, lanesOf, nobody, place, scaleOf, snap, startsOf, step } from './board'

const day = '2026-11-28'
const at = (time: string) => `${day}T${time}:00+08:00`
const all: Filter = { words: '', category: '', onlyAlarms: false }

const worker = (id: string) => ({ id, name: `${id}师傅`, company: { zh: '公司', en: 'Company' } })
const visit = (id: string, start: string, end: string, more: Partial<BoardVisit> = {}) =>
  ({ id, start: at(start), end: at(end), state: 'assigned', category: 'cleaning', version: 1, ...more }) as BoardVisit

const board = (visits: BoardVisit[], alarms: Board['alarms'] = []): Board => ({
  date: day,
  now: at('10:00'),
  opens: at('08:00'),
  closes: at('20:00'),
  slotMinutes: 30,
  lanes: ['a', 'b', 'c'].map((id) => ({ worker: worker(id), shifts: [], off: [], held: [] })),
  visits,
  alarms,
})
const lanes = (of: Board, filter = all) => lanesOf(of, filter, ({ worker: { name } }) => name)

describe('the picture', () => {
  it('spans the hours of the station, and more where something lies outside', () => {
    expect(scaleOf(board([]))).toEqual({ from: Date.parse(at('08:00')), to: Date.parse(at('20:00')) })
    const late = visit('v', '19:30', '20:30', { expected: { start: at('20:10'), end: at('21:10') } })
    expect(scaleOf(board([late])).to).toBe(Date.parse(at('22:00')))
  })

  it('places what happens by time and keeps it inside', () => {
    const scale = scaleOf(board([]))
    expect(place(at('14:00'), scale)).toBe(50)
    expect(bar({ start: at('06:00'), end: at('11:00') }, scale)).toEqual({ left: '0%', width: '25%' })
  })

  it('lays visits that overlap in one lane into rows', () => {
    const [free] = lanes(
      board([visit('1', '09:00', '10:00'), visit('2', '09:30', '11:00'), visit('3', '10:00', '11:00')]),
    )
    expect(free!.visits.map(({ visit: { id }, row }) => [id, row])).toEqual([
      ['1', 0],
      ['2', 1],
      ['3', 0],
    ])
    expect(free!.rows).toBe(2)
  })
})

describe('lanes', () => {
  const busy = board(
    [
      visit('1', '09:00', '10:00', { worker: worker('a') }),
      visit('2', '09:00', '10:00', { worker: worker('c'), category: 'meals' }),
      visit('3', '12:00', '13:00', { worker: worker('c') }),
      visit('4', '15:00', '16:00', { state: 'cancelled' }),
    ],
    [{ id: 'x', visit: '3', kind: 'late', level: 2 }],
  )

  it('show alarms first, then what nobody has, and no cancelled visit unless it is asked for', () => {
    expect(lanes(busy).map(({ id }) => id)).toEqual(['c', nobody, 'a', 'b'])
    expect(lanes(busy).find(({ id }) => id === nobody)!.visits).toEqual([])
    const cancelled = lanes(busy, { ...all, state: 'cancelled' }).find(({ id }) => id === nobody)
    expect(cancelled!.visits.map(({ visit: { id } }) => id)).toEqual(['4'])
  })

  it('leave what was asked for and dim the rest', () => {
    const meals = lanes(busy, { ...all, category: 'meals' })
    expect(meals.map(({ id }) => id)).toEqual(['c', nobody])
    expect(meals[0]!.visits.map(({ dimmed }) => dimmed)).toEqual([false, true])
    expect(lanes(busy, { ...all, onlyAlarms: true }).map(({ id }) => id)).toEqual(['c', nobody])
    expect(lanes(busy, { ...all, words: 'B师' }).map(({ id }) => id)).toEqual([nobody, 'b'])
  })

  it('stay the same objects where nothing changed', () => {
    const before = lanes(busy)
    const visits = busy.visits.map((one) => (one.id === '1' ? { ...one, version: 2 } : { ...one }))
    const after = keepSame(before, lanes({ ...busy, visits }))
    expect(after.map((lane, index) => lane === before[index])).toEqual([true, true, false, true])
  })

  it('are walked with the arrow keys', () => {
    const rows = lanes(busy)
    expect(step(rows, '2', 'ArrowRight')).toBe('3')
    expect(step(rows, '3', 'ArrowRight')).toBeUndefined()
    expect(step(rows, '3', 'ArrowDown')).toBe('1')
    expect(step(rows, '1', 'ArrowUp')).toBe('2')
    expect(step(rows, '3', 'Home')).toBe('2')
    expect(step(rows, '', 'Home')).toBe('2')
  })
})

describe('moving in time', () => {
  it('goes in steps of the station and keeps the time of a hand that is not steady', () => {
    const present = Date.parse(at('09:10'))
    expect(snap(present + 10 * 60_000, present, board([]))).toBe(present)
    expect(snap(Date.parse(at('10:50')), present, board([]))).toBe(Date.parse(at('11:00')))
  })

  it('offers every start that leaves room before the station closes, and the present one', () => {
    const starts = startsOf(board([]), visit('1', '09:10', '11:10'))
    expect(starts[0]).toBe(Date.parse(at('08:00')))
    expect(starts).toContain(Date.parse(at('09:10')))
    expect(starts.at(-1)).toBe(Date.parse(at('18:00')))
  })
})
