import { inject, type InjectionKey, type Ref } from 'vue'
import type { Menu, Session } from '@shared/api/station'
import type { SignedIn } from '@shared/signedIn'
import type { Route } from './route'

/** What every page of the console knows about where it stands. */
export interface Desk extends SignedIn {
  role: Session['role']
  zone: Ref<string>
  menu: Ref<Menu | undefined>
  /** The station's day now, as `2026-11-21`. */
  today: () => string
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
