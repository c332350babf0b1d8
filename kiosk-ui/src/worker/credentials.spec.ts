import { beforeEach, expect, it } from 'vitest'
import { parseCode, parseCredentials, takeCode, takeCredentials } from './credentials'

const fragment = 'device=d-1&token=a.b_c-d&worker=w&station=s'
const credentials = { device: 'd-1', token: 'a.b_c-d', worker: 'w', station: 's' }

beforeEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '/worker')
})

it('reads a fragment and a whole link', () => {
  expect(parseCredentials(`#${fragment}`)).toEqual(credentials)
  expect(parseCredentials(` https://station.example/worker#${fragment}\n`)).toEqual(credentials)
})

it('takes no half and no topic wildcard', () => {
  expect(parseCredentials('device=d&token=t&worker=w')).toBeUndefined()
  expect(parseCredentials('device=d&token=t&worker=%2B&station=s')).toBeUndefined()
})

it('removes the token from the address bar and remembers it for the session', () => {
  history.replaceState(null, '', `/worker#${fragment}`)
  expect(takeCredentials()).toEqual(credentials)
  expect(location.hash).toBe('')
  expect(takeCredentials()).toEqual(credentials)
})

it('takes an enrolment code as it is scanned, typed or read aloud', () => {
  expect(parseCode('https://station.example/worker#code=ABCDE23456')).toBe('ABCDE23456')
  expect(parseCode(' abcde 23456 ')).toBe('ABCDE23456')
  expect(parseCode('ABCDE2345')).toBeUndefined()
  history.replaceState(null, '', '/worker#code=ABCDE23456')
  expect(takeCode()).toBe('ABCDE23456')
  expect(location.hash).toBe('')
})
