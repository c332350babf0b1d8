import { type APIRequestContext, expect } from '@playwright/test'
import type { Session } from '../src/shared/api/station'
import type { FirstRun } from './first-run'

/** The manager, who talks to the station directly. */
export async function manager(request: APIRequestContext, run: FirstRun) {
  const api = new URL('/api/v1/', run.console.url).href
  const origin = { Origin: new URL(api).origin }
  const { user, password } = run.console
  const signedIn = await request.post(`${api}sessions`, { data: { user, password }, headers: origin })
  const { token } = (await signedIn.json()) as Session
  const headers = { ...origin, Authorization: `Bearer ${token}` }
  return {
    headers,
    get: async <T>(path: string) => (await (await request.get(api + path, { headers })).json()) as T,
    put: async <T>(path: string, data: unknown, version: number) => {
      const put = await request.put(api + path, { data, headers: { ...headers, 'If-Match': `"${version}"` } })
      expect(put.ok(), await put.text()).toBe(true)
      return (await put.json()) as T
    },
    status: async (path: string, data: unknown) => (await request.post(api + path, { data, headers })).status(),
    post: async <T>(path: string, data: unknown, more = {}) => {
      const made = await request.post(api + path, { data, headers: { ...headers, ...more } })
      expect(made.ok(), await made.text()).toBe(true)
      return (made.status() === 204 ? undefined : await made.json()) as T
    },
  }
}
