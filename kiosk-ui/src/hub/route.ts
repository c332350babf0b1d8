import { onScopeDispose, ref } from 'vue'

/** The pages in the order of the navigation, each with its place in the hash. */
const places = { city: '', announcements: 'announcements', templates: 'templates', accounts: 'accounts' } as const

export type Page = keyof typeof places
export const pages = Object.keys(places) as Page[]

export interface Route {
  page: Page
  /** Whose page is open instead of the city's. */
  station?: string
}

/** The page that a hash such as `#/stations/0198…` names; the city for one that names none. */
export function routeOf(hash: string): Route {
  const [place, id] = hash.replace(/^#\/?/, '').split('/')
  if (place === 'stations' && id) return { page: 'city', station: id }
  return { page: pages.find((known) => places[known] === place) ?? 'city' }
}

export function hashOf({ page, station }: Route): string {
  return station ? `#/stations/${station}` : `#/${places[page]}`
}

/** Where the page stands; a link leaves a step in the browser's history. */
export function useRoute() {
  const route = ref(routeOf(location.hash))
  const read = () => (route.value = routeOf(location.hash))
  addEventListener('hashchange', read)
  onScopeDispose(() => removeEventListener('hashchange', read))
  return { route }
}
