import { onScopeDispose, ref } from 'vue'

export const pages = ['day', 'workforce', 'rules'] as const

export interface Route {
  page: (typeof pages)[number]
  /** Whose file is open on the workforce page. */
  worker?: string
  company?: string
}

/** The page that a hash such as `#/workers/0198…` names; today's work for one that names none. */
export function routeOf(hash: string): Route {
  const [place, id] = hash.replace(/^#\/?/, '').split('/')
  if (place === 'workers') return { page: 'workforce', worker: id || undefined }
  if (place === 'companies') return { page: 'workforce', company: id || undefined }
  return { page: place === 'rules' ? 'rules' : 'day' }
}

const places = { day: '#/', workforce: '#/workers', rules: '#/rules' }

export function hashOf({ page, worker, company }: Route): string {
  if (worker) return `#/workers/${worker}`
  return company ? `#/companies/${company}` : places[page]
}

/** Where the console stands; `go` leaves a step in the browser's history, as a link does. */
export function useRoute() {
  const route = ref(routeOf(location.hash))
  const read = () => (route.value = routeOf(location.hash))
  addEventListener('hashchange', read)
  onScopeDispose(() => removeEventListener('hashchange', read))
  return { route, go: (to: Route) => (location.hash = hashOf(to)) }
}
