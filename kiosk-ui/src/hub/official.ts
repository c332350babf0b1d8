import { inject, type InjectionKey, type Ref } from 'vue'
import type { Overview, Session } from '@shared/api/hub'
import type { SignedIn } from '@shared/signedIn'

/** What every page of the hub knows about who reads it. */
interface Official extends SignedIn {
  name: Session['name']
  role: Session['role']
  zone: Ref<string>
  overview: Ref<Overview>
}

export const officialKey: InjectionKey<Official> = Symbol('official')

export function useOfficial() {
  const official = inject(officialKey)!
  return {
    ...official,
    /** The city's account; the server refuses everybody else. */
    mayKeep: official.role === 'hub',
  }
}
