import type { ProblemBody } from './api/station'

/** The server said no, in the words of RFC 9457. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.title)
  }

  get status() {
    return this.body.status
  }

  /** The last part of the problem's type, such as `slot-taken`. */
  get code() {
    return this.body.type.split('/').pop() ?? ''
  }

  /** The visits that stand in the way, where there are any. */
  get visits(): string[] {
    return (this.body as { visits?: string[] }).visits ?? []
  }

  /** What is wrong with which field of the body: `/covers/0` counts as `covers`. */
  get fields(): Record<string, string> {
    const named = (this.body.errors ?? []).map(({ field, message }) => [
      field.replace(/^\//, '').split('/')[0]!,
      message,
    ])
    return Object.fromEntries(named) as Record<string, string>
  }
}

/** No answer came: no network, no server, or too slow. Whether the request was carried out is unknown. */
export class Unreachable extends Error {}

export interface Answer<T> {
  data: T
  etag?: string
}

export interface Options {
  /** A file goes as it is, under its own type; everything else as JSON. */
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  /** How long the request may take before it counts as lost, milliseconds. */
  patience?: number
}

const usualPatience = 15_000

/** One request to the page's own origin. Throws `Problem` or `Unreachable`. */
export async function request<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const response = await send(method, path, options)
  const type = response.headers.get('content-type') ?? ''
  const data = type.includes('json') ? await readJson(response) : undefined
  if (!response.ok) throw new Problem(problemOf(response, data))
  return { data: data as T, etag: response.headers.get('etag') ?? undefined }
}

export async function get<T>(path: string, options?: Options): Promise<T> {
  return (await request<T>('GET', path, options)).data
}

export async function post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
  return (await request<T>('POST', path, { body, headers })).data
}

export async function put<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> {
  return (await request<T>('PUT', path, { body, headers })).data
}

async function send(method: string, path: string, { body, headers, signal, patience = usualPatience }: Options) {
  const limit = AbortSignal.timeout(patience)
  const file = body instanceof Blob
  try {
    return await fetch(`/api/v1/${path}`, {
      method,
      headers: { Accept: 'application/json', ...(body === undefined || file ? {} : json), ...headers },
      body: file ? body : body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Unreachable('no answer', { cause })
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    throw new Unreachable('the answer broke off', { cause })
  }
}

function problemOf(response: Response, data: unknown): ProblemBody {
  if (data && typeof data === 'object' && 'type' in data) return data as ProblemBody
  return { type: 'about:blank', title: response.statusText || String(response.status), status: response.status }
}

const json = { 'Content-Type': 'application/json' }
