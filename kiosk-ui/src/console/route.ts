import { onScopeDispose, ref } from 'vue'

/** The pages in the order of the navigation, each with its place in the hash. */
const places = {
  day: '',
  counter: 'counter',
  planning: 'planning',
  roster: 'roster',
  workforce: 'workers',
  rules: 'rules',
  figures: 'figures',
} as const

export type Page = keyof typeof places
export const pages = Object.keys(places) as Page[]

export interface Route {
  page: Page
  /** Whose file is open on the workforce page. */
  worker?: string
  company?: string
  /** What else a link asks of the page, such as the day. */
  ask?: Record<string, string>
}

/** The page that a hash such as `#/workers/0198…` names; today's work for one that names none. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [place, id] = path.split('/')
  if (place === 'companies') return { page: 'workforce', company: id || undefined }
  const page = pages.find((known) => places[known] === place) ?? 'day'
  if (page === 'workforce') return { page, worker: id || undefined }
  return query ? { page, ask: Object.fromEntries(new URLSearchParams(query)) } : { page }
}

export function hashOf({ page, worker, company, ask }: Route): string {
  if (worker) return `#/workers/${worker}`
  if (company) return `#/companies/${company}`
  return `#/${places[page]}${ask ? `?${new URLSearchParams(ask)}` : ''}`
}

/** Where the console stands; `go` leaves a step in the browser's history, as a link does. */
export function useRoute() {
  const route = ref(routeOf(location.hash))
  const read = () => (route.value = routeOf(location.hash))
  addEventListener('hashchange', read)
  onScopeDispose(() => removeEventListener('hashchange', read))
  return { route, go: (to: Route) => (location.hash = hashOf(to)) }
}
