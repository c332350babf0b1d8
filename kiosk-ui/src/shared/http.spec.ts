import { afterEach, describe, expect, it, vi } from 'vitest'
import { get, Problem, request, Unreachable } from './http'

const answer = (status: number, body: string, headers: Record<string, string>) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers }))

afterEach(() => vi.unstubAllGlobals())

describe('request', () => {
  it('returns the data with its version', async () => {
    answer(200, '{"a":1}', { 'content-type': 'application/json', etag: '"7"' })
    expect(await request('GET', 'x')).toEqual({ data: { a: 1 }, etag: '"7"' })
  })

  it('throws the problem the server described', async () => {
    const body = { type: 'https://yizhan.org/problems/slot-taken', title: 'Taken', status: 409, alternatives: [] }
    answer(409, JSON.stringify(body), { 'content-type': 'application/problem+json' })
    const problem = (await get('x').catch((failure: unknown) => failure)) as Problem
    expect(problem).toBeInstanceOf(Problem)
    expect(problem.code).toBe('slot-taken')
    expect(problem.status).toBe(409)
  })

  it('says which field is wrong', async () => {
    const errors = [
      { field: '/issuedOn', message: 'lies ahead' },
      { field: '/covers/0', message: 'is unknown' },
      { field: 'date', message: 'is no date' },
    ]
    const problem = new Problem({ type: 'about:blank', title: 'Invalid', status: 400, errors })
    expect(problem.fields).toEqual({ issuedOn: 'lies ahead', covers: 'is unknown', date: 'is no date' })
    expect(new Problem({ type: 'about:blank', title: 'Busy', status: 503 }).fields).toEqual({})
  })

  it('makes a problem of an error page that is none', async () => {
    answer(502, '<html>', { 'content-type': 'text/html' })
    expect(await get('x').catch((failure: unknown) => failure)).toMatchObject({ status: 502 })
  })

  it('tells no answer from a refusal', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed to fetch')
    })
    expect(await get('x').catch((failure: unknown) => failure)).toBeInstanceOf(Unreachable)
  })

  it('treats an answer that breaks off as no answer', async () => {
    answer(201, '{"id":', { 'content-type': 'application/json' })
    expect(await get('x').catch((failure: unknown) => failure)).toBeInstanceOf(Unreachable)
  })
})
