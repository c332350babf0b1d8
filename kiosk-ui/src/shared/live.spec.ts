import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventParser, follow } from './live'

describe('eventParser', () => {
  it('joins events that arrive in pieces', () => {
    const parse = eventParser()
    expect(parse('id: a.1\nevent: visit.sta')).toEqual([])
    expect(parse('rted\ndata: {"a":1}\n\nid: a.2\n')).toEqual([{ id: 'a.1', type: 'visit.started', data: '{"a":1}' }])
    expect(parse('data: x\ndata: y\n\n')).toEqual([{ id: 'a.2', type: 'message', data: 'x\ny' }])
  })

  it('takes comments for what they are: a sign of life, no news', () => {
    expect(eventParser()(': still here\n\n')).toEqual([])
  })

  it('reads lines that end as on Windows', () => {
    expect(eventParser()('event: a\r\ndata: 1\r\n\r\n')).toEqual([{ type: 'a', data: '1' }])
  })
})

describe('follow', () => {
  afterEach(() => vi.unstubAllGlobals())

  const streamOf = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } })

  it('asks for news after connecting and after each event, and says when the line is broken', async () => {
    vi.useFakeTimers()
    const abort = new AbortController()
    const heard: (string | boolean)[] = []
    vi.stubGlobal('fetch', async () => streamOf('event: a\ndata: 1\n\n'))
    const done = follow({
      path: 'live',
      onNews: () => heard.push('news'),
      onConnection: (connected) => heard.push(connected),
      signal: abort.signal,
    })
    await vi.waitFor(() => expect(heard).toEqual([true, 'news', 'news', false]))
    await vi.advanceTimersByTimeAsync(1000)
    await vi.waitFor(() => expect(heard.length).toBe(8))
    abort.abort()
    await done
    vi.useRealTimers()
  })

  it('continues after what it heard last, and notices what it missed', async () => {
    vi.useFakeTimers()
    const abort = new AbortController()
    const onGap = vi.fn()
    const asked: (string | undefined)[] = []
    const answers = ['id: e.1\ndata: 1\n\nid: e.2\ndata: 1\n\n', 'id: e.3\ndata: 1\n\n', 'id: e.9\ndata: 1\n\n', '']
    vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
      asked.push(headers['Last-Event-ID'])
      return streamOf(answers[asked.length - 1] ?? '')
    })
    const done = follow({ path: 'live', onNews: vi.fn(), onGap, signal: abort.signal })
    await vi.advanceTimersByTimeAsync(1000)
    expect(onGap).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2000)
    expect(asked.slice(0, 4)).toEqual([undefined, 'e.2', 'e.3', 'e.9'])
    expect(onGap).toHaveBeenCalledOnce()
    abort.abort()
    await done
    vi.useRealTimers()
  })

  it('does not trust a line that is silent', async () => {
    vi.useFakeTimers()
    const abort = new AbortController()
    const heard: boolean[] = []
    vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
      const body = new ReadableStream({
        start: (stream) => signal.addEventListener('abort', () => stream.error(new Error('aborted'))),
      })
      return new Response(body)
    })
    const done = follow({
      path: 'live',
      onNews: vi.fn(),
      onConnection: (connected) => heard.push(connected),
      signal: abort.signal,
    })
    await vi.advanceTimersByTimeAsync(39_000)
    expect(heard).toEqual([true])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(heard).toEqual([true, false, true])
    abort.abort()
    await done
    vi.useRealTimers()
  })

  it('gives up where it is not wanted', async () => {
    const onRefused = vi.fn()
    vi.stubGlobal('fetch', async () => new Response('', { status: 401 }))
    await follow({ path: 'live', onNews: vi.fn(), onRefused, signal: new AbortController().signal })
    expect(onRefused).toHaveBeenCalledOnce()
  })
})
