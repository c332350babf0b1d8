import { computed, onScopeDispose, reactive, ref } from 'vue'
import { uuid } from '@shared/uuid'
import type { Credentials } from './credentials'
import { Link, type LinkState } from './mqtt/link'
import { Outbox } from './outbox'
import { acknowledged, noProgress, type Progress, refused, reported, settled } from './progress'
import { cloudEvent, type ReportType, typeOf, type VisitNews, type WorkerVisit, withNews } from './reports'

/** The worker's visits as the station sees them, and the reports on their way to it. */
export function useWork(credentials: Credentials) {
  const { device, worker, station } = credentials
  const root = `yz/v1/${station}`
  const visitsTopic = `${root}/workers/${worker}/visits`
  const outbox = new Outbox(device, localStorage)
  const state = ref<LinkState>('connecting')
  const listed = ref<WorkerVisit[]>()
  const news = reactive(new Map<string, VisitNews>())
  const progress = reactive(new Map<string, Progress>())
  const visits = computed(() => listed.value?.map((visit) => withNews(visit, news.get(visit.id))))
  const waiting = computed(
    () => [...progress.values()].flatMap(({ steps }) => steps.filter(({ sent }) => !sent)).length,
  )
  const followed = new Set<string>()

  for (const { visit, event } of outbox.waiting) change(visit, (was) => reported(was, event.id, typeOf(event)))

  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/mqtt`
  const link = new Link(url, () => ({ clientId: device, username: device, password: credentials.token }), {
    onState,
    onMessage,
    onAcknowledged,
  })

  function onState(next: LinkState) {
    state.value = next
    if (next !== 'online') return
    followed.clear()
    link.subscribe([visitsTopic])
    follow(listed.value ?? [])
    for (const letter of outbox.waiting)
      link.publish(letter.event.id, topicOf(letter.visit), JSON.stringify(letter.event))
  }

  function onMessage(topic: string, payload: string) {
    const message: unknown = JSON.parse(payload)
    if (topic === visitsTopic) {
      listed.value = (message as { visits: WorkerVisit[] }).visits
      for (const { id, state } of visits.value ?? []) change(id, (was) => settled(was, state))
      follow(listed.value)
    } else if (topic.endsWith('/state')) {
      hear(message as VisitNews)
    }
  }

  function hear(said: VisitNews) {
    const known = news.get(said.visit)
    if (!known || said.version >= known.version) news.set(said.visit, said)
    change(said.visit, (was) => settled(was, said.state))
    const { refused: refusal } = said
    if (refusal) change(said.visit, (was) => refused(was, refusal.event, refusal.why))
  }

  function onAcknowledged(event: string) {
    const visit = outbox.acknowledged(event)
    if (visit) change(visit, (was) => acknowledged(was, event))
  }

  function change(visit: string, next: (was: Progress) => Progress) {
    progress.set(visit, next(progressOf(visit)))
  }

  function follow(found: readonly WorkerVisit[]) {
    const fresh = found.map(({ id }) => id).filter((id) => !followed.has(id))
    fresh.forEach((id) => followed.add(id))
    link.subscribe(fresh.map((id) => `${root}/visits/${id}/state`))
  }

  /** Reports a step; it is kept until the station has it. */
  function report(visit: string, type: ReportType, doorCode?: string) {
    const time = new Date()
    const event = cloudEvent(type, {
      id: uuid(),
      device,
      time,
      sequence: outbox.nextSequence(time.getTime()),
      doorCode,
    })
    outbox.add({ visit, event })
    change(visit, (was) => reported(was, event.id, type))
    if (state.value === 'online') link.publish(event.id, topicOf(visit), JSON.stringify(event))
  }

  const progressOf = (visit: string) => progress.get(visit) ?? noProgress
  const topicOf = (visit: string) => `${root}/visits/${visit}/events`
  const onNetwork = () => state.value === 'offline' && link.open()

  link.open()
  window.addEventListener('online', onNetwork)
  onScopeDispose(() => {
    window.removeEventListener('online', onNetwork)
    link.close()
  })
  return { state, visits, waiting, progressOf, report }
}
