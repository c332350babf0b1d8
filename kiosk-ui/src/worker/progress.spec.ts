import { describe, expect, it } from 'vitest'
import { acknowledged, deliveryOf, noProgress, refused, reported, settled, shownState } from './progress'

const onTheWayAndThere = reported(reported(noProgress, 'a', 'departed'), 'b', 'arrived')

describe('progress', () => {
  it('lets the worker go on without a network', () => {
    expect(shownState('accepted', noProgress)).toBe('accepted')
    expect(shownState('accepted', onTheWayAndThere)).toBe('arrived')
    expect(deliveryOf(onTheWayAndThere)).toBe('waiting')
  })

  it('tells sent from settled', () => {
    const sent = acknowledged(acknowledged(onTheWayAndThere, 'a'), 'b')
    expect(deliveryOf(sent)).toBe('sent')
    expect(settled(sent, 'departed').steps.map(({ event }) => event)).toEqual(['b'])
    expect(deliveryOf(settled(sent, 'arrived'))).toBe('settled')
  })

  it('shows an exit until the station knows it, and no state for a call for help', () => {
    const gone = reported(reported(noProgress, 'a', 'sos'), 'b', 'unanswered')
    expect(shownState('arrived', gone)).toBe('unanswered')
    expect(settled(acknowledged(gone, 'a'), 'arrived').steps.map(({ event }) => event)).toEqual(['b'])
    expect(settled(gone, 'unanswered').steps).toEqual([])
    expect(shownState('arrived', reported(noProgress, 'a', 'sos'))).toBe('arrived')
  })

  it('returns to the station’s word when a report is refused, with all that followed it', () => {
    const why = { zh: '开门码不对', en: 'Wrong door code' }
    const progress = refused(reported(onTheWayAndThere, 'c', 'started'), 'b', why)
    expect(progress.refused).toBe(why)
    expect(shownState('departed', settled(progress, 'departed'))).toBe('departed')
    expect(refused(progress, 'unknown', why)).toBe(progress)
    expect(reported(progress, 'd', 'arrived').refused).toBeUndefined()
  })
})
