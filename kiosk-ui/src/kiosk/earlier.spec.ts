import { expect, it } from 'vitest'
import { complete, scanned, shown, typed } from './earlier'

it('takes a number and a code and no more', () => {
  const text = [...'0171234567890'].reduce(typed, 'A')
  expect(text).toBe('A01712345678')
  expect(shown('A0171')).toBe('A017 · 1––– ––––')
  expect(complete('A0171234567')).toBeUndefined()
  expect(complete(text)).toEqual({ number: 'A017', code: '12345678' })
})

it('reads the QR of a ticket and nothing else', () => {
  const booking = '01980000-0000-7000-8000-000000000001'
  expect(scanned(`http://station/kiosk#/ticket/${booking}/12345678`)).toEqual({ booking, code: '12345678' })
  expect(scanned('http://elsewhere/')).toBeUndefined()
})
