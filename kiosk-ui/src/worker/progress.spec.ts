import { describe, expect, it } from 'vitest'
import {
  acknowledged,
  deliveryOf,
  noProgress,
  notedAt,
  refused,
  reported,
  settled,
  shownState,
  written,
} from './progress'

const at = '2026-11-22T09:00:00+08:00'
const onTheWayAndThere = reported(reported(noProgress, 'a', 'departed', at), 'b', 'arrived', at)

describe('progress', () => {
  it('lets the worker go on without a network', () => {
    expect(shownState('accepted', noProgress)).toBe('accepted')
    expect(shownState('accepted', onTheWayAndThere)).toBe('arrived')
    expect(deliveryOf(written(written(onTheWayAndThere, 'a', true), 'b', true))).toBe('waiting')
  })

  it('tells what the phone keeps from what would be lost with the page', () => {
    const halfWritten = written(onTheWayAndThere, 'a', true)
    expect(deliveryOf(halfWritten)).toBe('noting')
    expect(deliveryOf(written(halfWritten, 'b', false))).toBe('unkept')
    expect(deliveryOf(acknowledged(written(halfWritten, 'b', false), 'b'))).toBe('waiting')
  })

  it('tells sent from settled', () => {
    const sent = acknowledged(acknowledged(onTheWayAndThere, 'a'), 'b')
    expect(deliveryOf(sent)).toBe('sent')
    expect(settled(sent, 'departed').steps.map(({ event }) => event)).toEqual(['b'])
    expect(deliveryOf(settled(sent, 'arrived'))).toBe('settled')
  })

  it('shows an exit until the station knows it, and no state for a call for help', () => {
    const gone = reported(reported(noProgress, 'a', 'sos', at), 'b', 'unanswered', at)
    expect(shownState('arrived', gone)).toBe('unanswered')
    expect(settled(acknowledged(gone, 'a'), 'arrived').steps.map(({ event }) => event)).toEqual(['b'])
    expect(settled(gone, 'unanswered').steps).toEqual([])
    expect(shownState('arrived', reported(noProgress, 'a', 'sos', at))).toBe('arrived')
  })

  it('returns to the station’s word when a report is refused, with all that followed it', () => {
    const why = { zh: '开门码不对', en: 'Wrong door code' }
    const progress = refused(reported(onTheWayAndThere, 'c', 'started', at), 'b', why)
    expect(progress.refused).toBe(why)
    expect(shownState('departed', settled(progress, 'departed'))).toBe('departed')
    expect(refused(progress, 'unknown', why)).toBe(progress)
    expect(reported(progress, 'd', 'arrived', at).refused).toBeUndefined()
  })

  it('shows a visit that was given back as nobody’s until the station has it', () => {
    const declined = reported(noProgress, 'a', 'declined', at)
    expect(shownState('accepted', declined)).toBe('unassigned')
    expect(settled(declined, 'accepted')).toEqual(declined)
    expect(settled(acknowledged(declined, 'a'), 'assigned').steps).toEqual([])
    expect(notedAt(declined, 'declined')).toBe(at)
    expect(notedAt(declined, 'started')).toBeUndefined()
  })
})
