import { expect, it } from 'vitest'
import { type Call, type Calling, heard, said, sentenceOf, silence } from './calls'

const call = (seq: number, number = `A${String(seq).padStart(3, '0')}`): Call => ({ seq, number, desk: 1, at: '' })
const names = (calls: readonly Call[]) => calls.map(({ number }) => number)

it('shows what was called before it began, and says none of it', () => {
  const begun = heard(silence, [call(1), call(2)])
  expect(names(begun.shown)).toEqual(['A002', 'A001'])
  expect(begun.waiting).toEqual([])
})

it('says what it missed while the network was away, in order and each once', () => {
  let now: Calling = heard(silence, [call(1)])
  now = heard(now, [call(2), call(3)])
  now = heard(now, [call(2), call(3), call(4)])
  expect(names(now.waiting)).toEqual(['A002', 'A003', 'A004'])
  const spoken: string[] = []
  while (now.waiting.length) {
    spoken.push(now.waiting[0]!.number)
    now = said(now)
    expect(now.shown[0]!.number).toBe(spoken.at(-1))
  }
  expect(spoken).toEqual(['A002', 'A003', 'A004'])
  expect(names(now.shown)).toEqual(['A004', 'A003', 'A002', 'A001'])
})

it('moves a number that is called again to the top', () => {
  const now = said(heard(heard(silence, [call(1), call(2)]), [call(3, 'A001')]))
  expect(names(now.shown)).toEqual(['A001', 'A002'])
})

it('begins on a day without calls', () => {
  expect(heard(heard(silence, []), [call(7)]).waiting).toHaveLength(1)
})

it('says the number sign by sign, and knows of which pieces', () =>
  expect(
    sentenceOf({ ...call(17), desk: 3 }, 'zh-CN', ({ number, desk }) => `请 ${number} 号，到 ${desk} 号窗口`),
  ).toEqual({
    text: '请 A 零 幺 七 号，到 3 号窗口',
    pieces: ['请', 'A', '零', '幺', '七', '号，到', '3', '号窗口'],
  }))
