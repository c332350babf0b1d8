// Server-sent events read with fetch: EventSource cannot carry the ticket's Authorization header, hears only event names
// it was told, and hides why a connection was refused.

export interface ServerEvent {
  id?: string
  type: string
  data: string
}

/** Cuts a stream of text into server-sent events; keeps the unfinished rest for the next piece. */
export function eventParser() {
  let rest = ''
  return (piece: string): ServerEvent[] => {
    const blocks = (rest + piece).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.map(parse).filter((event) => event.data !== '')
  }
}

function parse(block: string): ServerEvent {
  const event: ServerEvent = { type: 'message', data: '' }
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, field, value] = /^(\w*)(?:: ?(.*))?$/.exec(line) ?? []
    if (field === 'id') event.id = value
    if (field === 'event') event.type = value ?? ''
    if (field === 'data') data.push(value ?? '')
  }
  return { ...event, data: data.join('\n') }
}

export interface Follow {
  path: string
  /** Without it the page's cookie speaks for itself. */
  authorization?: string
  /** Called once per connection, because what happened before it is unknown, and after each event. */
  onNews: () => void
  onConnection?: (connected: boolean) => void
  /** For whoever hears every event: some were missed, more than the server would tell again. */
  onGap?: () => void
  /** The server will not let this reader follow; no further attempt is made. */
  onRefused?: () => void
  signal: AbortSignal
}

/** The server says something every 15 seconds; a line that is silent for longer than this is dead, milliseconds. */
const longestSilence = 40_000

/**
 * Follows a stream until aborted, reconnecting with growing pauses (1–30 s). It continues after the last event that was
 * heard, and counts: the station numbers its events without holes.
 */
export async function follow(to: Follow): Promise<void> {
  const { path, authorization, onNews, onConnection, onRefused, signal } = to
  const heard = hearing(to)
  let pause = 1000
  while (!signal.aborted) {
    const line = new AbortController()
    const both = AbortSignal.any([signal, line.signal])
    try {
      const headers = {
        Accept: 'text/event-stream',
        ...(authorization && { Authorization: authorization }),
        ...(heard.last() && { 'Last-Event-ID': heard.last() }),
      }
      const response = await fetch(`/api/v1/${path}`, { headers, signal: both })
      if ([401, 403, 404].includes(response.status)) return onRefused?.()
      if (response.ok && response.body) {
        pause = 1000
        onConnection?.(true)
        onNews()
        await read(response.body, heard.take, () => line.abort())
      }
    } catch {
      // Broken off: the loop below tries again, and the connection state tells the reader.
    }
    onConnection?.(false)
    await wait(pause, signal)
    pause = Math.min(pause * 2, 30_000)
  }
}

/** Keeps count of what was heard: an id is `epoch.seq`, and the sequence has no holes within an epoch. */
function hearing({ onNews, onGap }: Follow) {
  let last: string | undefined
  const parts = (id: string) => [id.slice(0, id.lastIndexOf('.')), Number(id.slice(id.lastIndexOf('.') + 1))] as const

  function take(events: ServerEvent[]) {
    for (const { id } of events) {
      if (!id) continue
      const [epoch, seq] = parts(id)
      const [known, before] = last ? parts(last) : [epoch, seq - 1]
      if (epoch !== known || seq > before + 1) onGap?.()
      last = id
    }
    if (events.length > 0) onNews()
  }

  return { take, last: () => last }
}

async function read(body: NonNullable<Response['body']>, take: (events: ServerEvent[]) => void, dead: () => void) {
  const parser = eventParser()
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let silence = setTimeout(dead, longestSilence)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(silence)
      silence = setTimeout(dead, longestSilence)
      take(parser(value))
    }
  } finally {
    clearTimeout(silence)
  }
}

function wait(milliseconds: number, signal: AbortSignal) {
  if (signal.aborted) return Promise.resolve()
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
