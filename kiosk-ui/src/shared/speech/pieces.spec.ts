import { expect, it } from 'vitest'
import { signsOf, wordsAround } from './pieces'

it('speaks digit by digit', () => {
  expect(signsOf('A017', 'zh-CN').join(' ')).toBe('A 零 幺 七')
  expect(signsOf('A017', 'en').join(' ')).toBe('A 0 1 7')
})

it('finds the words around what changes', () => {
  expect(wordsAround('请 {number} 号，到 {desk} 号窗口')).toEqual(['请', '号，到', '号窗口'])
  expect(wordsAround('Number {number}, desk {desk}, please')).toEqual(['Number', 'desk', 'please'])
})
