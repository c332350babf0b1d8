import { createApp } from 'vue'
import { expect, it, vi } from 'vitest'
import { Problem, Unreachable } from './http'
import { createLanguages } from './i18n'
import { useSendFor } from './useSend'

const texts = {
  title: '',
  unsent: 'not sent',
  forbidden: 'not yours',
  problems: { taken: '{what} is taken' },
}

function open() {
  const lost = vi.fn()
  const app = createApp({}).use(createLanguages({ 'zh-CN': texts, en: texts }, { remember: false }))
  return { lost, ...app.runWithContext(() => useSendFor({ lost })) }
}

const refusal =
  (status: number, code: string, more = {}) =>
  () =>
    Promise.reject(new Problem({ type: `https://yizhan.org/problems/${code}`, title: 'in general', status, ...more }))

it('says what the server has against it, at its field or as a whole', async () => {
  const { send, wrong, fields } = open()
  expect(await send(() => Promise.resolve(7))).toBe(7)
  for (const [action, words] of [
    [refusal(409, 'taken', { what: 'nine' }), 'nine is taken'],
    [refusal(409, 'unknown', { detail: 'in detail' }), 'in detail'],
    [refusal(409, 'unknown'), 'in general'],
    [refusal(403, 'taken'), 'not yours'],
    [() => Promise.reject(new Unreachable()), 'not sent'],
  ] as const) {
    expect(await send(action)).toBeUndefined()
    expect(wrong.value).toBe(words)
  }
  await send(refusal(400, 'invalid', { errors: [{ field: '/name/zh', message: 'too long' }] }))
  expect(fields.value).toEqual({ name: 'too long' })
  expect(wrong.value).toBe('')
  await send(() => Promise.resolve())
  expect(fields.value).toEqual({})
})

it('sends once at a time, and says when the session is over', async () => {
  const { send, busy, lost, wrong } = open()
  let answer = (_: number) => {}
  const first = send(() => new Promise<number>((resolve) => (answer = resolve)))
  expect(busy.value).toBe(true)
  expect(await send(() => Promise.resolve(2))).toBeUndefined()
  answer(1)
  expect(await first).toBe(1)
  await send(refusal(401, 'unauthorized'))
  expect(lost).toHaveBeenCalledOnce()
  expect(wrong.value).toBe('')
  expect(busy.value).toBe(false)
})
