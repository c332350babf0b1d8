import { describe, expect, it } from 'vitest'
import type { Roster, TimeOff } from '@shared/api/station'
import { daysOf, draftOf, isWeek, presets, requestOf } from './rotationDraft'
import { byCompany, byDay, cellsOf, groupsOf, hoursOf, lengthOf, usageOf } from './week'

const zone = 'Asia/Shanghai'
const worker = { id: 'w1', name: '王芳', company: { zh: '安和', en: 'Anhe' } }
const shift = (id: string, start: string, end: string) => ({
  id,
  start: `2026-11-${start}:00+08:00`,
  end: `2026-11-${end}:00+08:00`,
  origin: 'pattern' as const,
})
const off = (start: string, end: string, state: TimeOff['state'] = 'approved'): TimeOff => ({
  id: start,
  version: 1,
  worker,
  kind: 'annual',
  state,
  start: `2026-11-${start}T00:00:00+08:00`,
  end: `2026-11-${end}T00:00:00+08:00`,
})
const days: Roster['days'] = [{ date: '2026-11-23' }, { date: '2026-11-24' }, { date: '2026-11-25' }]
const line = {
  worker,
  patterned: true,
  shifts: [shift('a', '23T08:00', '23T12:00'), shift('b', '23T22:00', '24T02:00')],
  conflicts: [],
}

describe('a week', () => {
  it('gives a shift past midnight to the day on which it begins', () => {
    const cells = cellsOf(line, days, [], zone)
    expect(cells.map(({ shifts }) => shifts.map(({ id }) => id))).toEqual([['a', 'b'], [], []])
  })

  it('shows time off on each of its days, not on the one it ends before', () => {
    const cells = cellsOf(line, days, [off('23', '25'), off('25', '26', 'declined')], zone)
    expect(cells.map((cell) => cell.off.length)).toEqual([1, 1, 0])
  })

  it('counts hours', () => {
    expect(hoursOf(lengthOf(line.shifts))).toBe(8)
    expect(hoursOf(455)).toBe(7.6)
  })

  it('finds workers by the words in their name and company', () => {
    const other = { ...line, worker: { id: 'w2', name: '李敏', company: { zh: '康乐', en: 'Kangle' } } }
    expect(groupsOf([line, other], '').map(({ name }) => name.zh)).toEqual(['安和', '康乐'])
    expect(groupsOf([line, other], 'anhe 王').map(({ lines }) => lines.length)).toEqual([1])
    expect(groupsOf([line, other], 'anhe 李')).toEqual([])
  })

  it('puts visits in order of day and time', () => {
    const visit = (id: string, start: string) => ({ visit: id, number: id, start, end: start })
    const visits = [visit('c', '2026-11-24T09:00:00+08:00'), visit('a', '2026-11-23T23:30:00Z')]
    expect(byDay(visits, zone)).toEqual([['2026-11-24', [visits[1], visits[0]]]])
  })
})

it('counts who of a company is away at once, approved and each worker once', () => {
  const other = { ...off('24', '26'), worker: { ...worker, id: 'w2' } }
  const all = [off('23', '25'), { ...off('24', '25'), id: 'again' }, other, off('24', '26', 'pending')]
  const quota = { from: '2026-11-23', until: '2026-11-29' }
  expect(usageOf(quota, all, zone)).toEqual([{ company: worker.company, away: 2 }])
  expect(usageOf({ from: '2026-11-26', until: '2026-11-29' }, all, zone)).toEqual([])
})

describe('a pattern', () => {
  const draft = draftOf({ version: 0, days: [], followsCalendar: false }, '2026-11-27')

  it('begins with five days of seven, from tomorrow, with the holidays free', () => {
    expect(draft).toMatchObject({ anchor: '2026-11-23', from: '2026-11-28', followsCalendar: true })
    expect(draft.days.map(({ works }) => works)).toEqual([true, true, true, true, true, false, false])
    expect(isWeek(draft)).toBe(true)
  })

  it('sends no hours of a day of rest and no break that is not there', () => {
    const written = { ...draft, days: daysOf(presets.six).slice(5) }
    written.days[0]!.pause = false
    expect(requestOf(written).days).toEqual([{ from: '08:00', to: '17:00' }, {}])
  })

  it('is counted from its last beginning, however long ago the first was', () => {
    const days = daysOf(presets.four).map(({ from, to, works }) => (works ? { from, to } : {}))
    const { anchor } = draftOf({ version: 2, anchor: '1970-01-01', followsCalendar: false, days }, '2026-11-27')
    const long = Date.parse(anchor) / 86_400_000
    expect([long % 6, anchor <= '2026-11-28', anchor > '2026-11-22']).toEqual([0, true, true])
  })

  it('comes back as it was written', () => {
    const { days: sent, anchor, followsCalendar } = requestOf(draft)
    const again = draftOf({ version: 3, anchor, followsCalendar: !!followsCalendar, days: sent }, '2026-11-27')
    expect(requestOf(again)).toEqual(requestOf(draft))
  })
})

it('groups workers by company, as they come', () => {
  const other = { id: 'w2', name: '李敏', company: { zh: '康乐', en: 'Kangle' } }
  const mate = { ...worker, id: 'w3' }
  expect(byCompany([worker, other, mate])).toEqual([
    { company: worker.company, workers: [worker, mate] },
    { company: other.company, workers: [other] },
  ])
})
