import { inject, type InjectionKey, type Ref } from 'vue'
import type { Overview, Session } from '@shared/api/hub'

/** What every page of the hub knows about who reads it. */
export interface Official {
  role: Session['role']
  zone: Ref<string>
  overview: Ref<Overview | undefined>
  /** Counts bursts of news; whoever shows data reads it anew when it changes. */
  news: Ref<number>
  /** The server no longer knows this session. */
  lost: () => void
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
