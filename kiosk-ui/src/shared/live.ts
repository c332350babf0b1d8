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
  /** The server will not let this reader follow; no further attempt is made. */
  onRefused?: () => void
  signal: AbortSignal
}

/** Follows a stream until aborted, reconnecting with growing pauses (1–30 s). */
export async function follow({ path, authorization, onNews, onConnection, onRefused, signal }: Follow): Promise<void> {
  let pause = 1000
  while (!signal.aborted) {
    try {
      const headers = { Accept: 'text/event-stream', ...(authorization && { Authorization: authorization }) }
      const response = await fetch(`/api/v1/${path}`, { headers, signal })
      if ([401, 403, 404].includes(response.status)) return onRefused?.()
      if (response.ok && response.body) {
        pause = 1000
        onConnection?.(true)
        onNews()
        await read(response.body, onNews)
      }
    } catch {
      // Broken off: the loop below tries again, and the connection state tells the reader.
    }
    onConnection?.(false)
    await wait(pause, signal)
    pause = Math.min(pause * 2, 30_000)
  }
}

async function read(body: NonNullable<Response['body']>, onNews: () => void) {
  const parser = eventParser()
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    if (parser(value).length > 0) onNews()
  }
}

function wait(milliseconds: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
