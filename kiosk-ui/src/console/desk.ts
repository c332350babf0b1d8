import { inject, type InjectionKey, type Ref } from 'vue'
import type { Menu, Session } from '@shared/api/station'
import type { Route } from './route'

/** What every page of the console knows about where it stands. */
export interface Desk {
  role: Session['role']
  zone: Ref<string>
  menu: Ref<Menu | undefined>
  /** Counts bursts of events; whoever shows data reads it anew when it changes. */
  news: Ref<number>
  /** The station's day now, as `2026-11-21`. */
  today: () => string
  /** The server no longer knows this session. */
  lost: () => void
  route: Ref<Route>
  go: (to: Route) => void
}

export const deskKey: InjectionKey<Desk> = Symbol('desk')

export function useDesk() {
  const desk = inject(deskKey)!
  return {
    ...desk,
    /** Auditors read; a server that lets them write is not asked to. */
    mayRecord: desk.role === 'staff' || desk.role === 'manager',
    mayRule: desk.role === 'manager',
  }
}
