import { effectScope, nextTick, type Ref, ref } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useFreshFor } from './useFresh'

interface Asked {
  path: string
  answer: (status: number, body: object) => Promise<void>
}

let asked: Asked[]
const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  asked = []
  vi.stubGlobal(
    'fetch',
    (url: string, { signal }: { signal: AbortSignal }) =>
      new Promise<Response>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
        asked.push({
          path: url.replace('/api/v1/', ''),
          answer: async (status, body) => {
            if (status)
              resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }))
            else reject(new Error('no network'))
            await settled()
          },
        })
      }),
  )
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function open(first: string | undefined, options = {}) {
  const path = ref(first)
  const news = ref(0)
  const lost = vi.fn()
  const life = effectScope()
  const fresh = life.run(() => useFreshFor<{ n: number }>({ news, lost }, () => path.value, options))!
  return { path, news, lost, life, ...fresh }
}

/** Something happens, and is asked about so many milliseconds later. */
async function expectNewsToWait(news: Ref<number>, millis: number) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  news.value++
  await nextTick()
  vi.advanceTimersByTime(millis - 1)
  expect(asked).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(asked).toHaveLength(2)
}

it('lets one question at most wait behind the one on its way, however fast news come', async () => {
  const { news, data } = open('a')
  for (let i = 0; i < 5; i++) {
    news.value++
    await nextTick()
  }
  expect(asked).toHaveLength(1)
  await asked[0]!.answer(200, { n: 1 })
  expect(data.value).toEqual({ n: 1 })
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  await asked[1]!.answer(200, { n: 2 })
  expect(data.value).toEqual({ n: 2 })
  await settled()
  expect(asked).toHaveLength(2)
})

it('asks a slow server the less often when something happened, and at once when it is told to', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const { news, refresh } = open('a')
  now.mockReturnValue(100)
  await asked[0]!.answer(200, { n: 1 })
  await expectNewsToWait(news, 300)
  vi.useRealTimers()
  await asked[1]!.answer(200, { n: 2 })
  void refresh()
  expect(asked).toHaveLength(3)
})

it('lets news wait for as long as it was told to', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0)
  const { news } = open('a', { pause: 700 })
  await asked[0]!.answer(200, { n: 1 })
  await expectNewsToWait(news, 700)
})

it('rests five seconds at most, also after an answer that never came', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const { news } = open('a')
  now.mockReturnValue(60_000)
  await asked[0]!.answer(0, {})
  await expectNewsToWait(news, 5_000)
})

it('asks anew for another path, and takes no late answer of the one before', async () => {
  const { path, data } = open('a', { forget: true })
  await asked[0]!.answer(200, { n: 1 })
  path.value = 'b'
  await nextTick()
  expect(data.value).toBeUndefined()
  path.value = 'c'
  await nextTick()
  expect(asked.map((one) => one.path)).toEqual(['a', 'b', 'c'])
  await asked[2]!.answer(200, { n: 3 })
  await asked[1]!.answer(200, { n: 2 })
  expect(data.value).toEqual({ n: 3 })
})

it('keeps what it has while it says why there is nothing newer', async () => {
  const { data, failed, refresh, lost } = open('a')
  await asked[0]!.answer(200, { n: 1 })
  for (const [status, why] of [
    [0, 'unanswered'],
    [500, 'unanswered'],
    [404, 'missing'],
    [400, 'missing'],
  ] as const) {
    void refresh()
    await asked.at(-1)!.answer(status, { type: 'x', title: 'x', status })
    expect(failed.value).toBe(why)
    expect(data.value).toEqual({ n: 1 })
  }
  void refresh()
  await asked.at(-1)!.answer(401, { type: 'x', title: 'x', status: 401 })
  expect(lost).toHaveBeenCalledOnce()
})

it('is done when what happened before was read', async () => {
  const { refresh, data } = open('a')
  const done = vi.fn()
  void refresh().then(done)
  await asked[0]!.answer(200, { n: 1 })
  expect(done).not.toHaveBeenCalled()
  await asked[1]!.answer(200, { n: 2 })
  expect(done).toHaveBeenCalledOnce()
  expect(data.value).toEqual({ n: 2 })
})

it('asks nothing without a path and nothing after its end', async () => {
  const { path, news, life, lost } = open(undefined)
  await settled()
  expect(asked).toHaveLength(0)
  path.value = 'a'
  await nextTick()
  expect(asked).toHaveLength(1)
  news.value++
  await nextTick()
  await settled()
  life.stop()
  await asked[0]!.answer(401, { type: 'x', title: 'x', status: 401 })
  expect(asked).toHaveLength(1)
  expect(lost).not.toHaveBeenCalled()
})
