import { computed, onScopeDispose, reactive, ref } from 'vue'
import { Problem } from '@shared/http'
import { uuid } from '@shared/uuid'
import { Courier } from './courier'
import type { Credentials } from './credentials'
import { recall, remember } from './lastWords'
import { letterBox } from './letters'
import { Link, type LinkState } from './mqtt/link'
import { acknowledged, noProgress, notedAt, type Progress, refused, reported, settled, written } from './progress'
import {
  cloudEvent,
  type ReportData,
  type ReportType,
  typeOf,
  type VisitNews,
  type WorkerVisit,
  withNews,
} from './reports'
import type { Admit } from './useDevice'

/** The worker's visits as the station sees them, and the reports on their way to it. */
export function useWork({ device, worker, station }: Credentials, admit: Admit) {
  const root = `yz/v1/${station}`
  const visitsTopic = `${root}/workers/${worker}/visits`
  const courier = new Courier(letterBox(device))
  const state = ref<LinkState>('connecting')
  const listed = ref<WorkerVisit[]>()
  /** When the station said what is shown. */
  const asOf = ref<string>()
  const news = reactive(new Map<string, VisitNews>())
  const progress = reactive(new Map<string, Progress>())
  const visits = computed(() => listed.value?.map((visit) => withNews(visit, news.get(visit.id))))
  const waiting = computed(
    () => [...progress.values()].flatMap(({ steps }) => steps.filter(({ sent }) => !sent)).length,
  )
  const followed = new Set<string>()

  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/mqtt`
  const link = new Link(url, login, { onState, onMessage, onAcknowledged })

  /** A station that says no will say no again; whatever else goes wrong may pass. */
  async function login(again: boolean) {
    try {
      return { clientId: device, username: device, password: (await admit(again)).token }
    } catch (failure) {
      if (failure instanceof Problem && [401, 403, 404].includes(failure.status)) return undefined
      throw failure
    }
  }

  function onState(next: LinkState) {
    state.value = next
    if (next !== 'online') return courier.disconnected()
    followed.clear()
    link.subscribe([visitsTopic])
    follow(listed.value ?? [])
    courier.connected(({ visit, event }) => link.publish(event.id, topicOf(visit), JSON.stringify(event)))
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
    asOf.value = new Date().toISOString()
    if (listed.value)
      void remember(
        device,
        JSON.parse(JSON.stringify({ at: asOf.value, visits: listed.value, news: [...news.values()] })),
      )
  }

  function hear(said: VisitNews) {
    const known = news.get(said.visit)
    if (!known || said.version >= known.version) news.set(said.visit, said)
    change(said.visit, (was) => settled(was, said.state))
    const { refused: refusal } = said
    if (refusal) change(said.visit, (was) => refused(was, refusal.event, refusal.why))
  }

  async function onAcknowledged(event: string) {
    const letter = await courier.acknowledged(event)
    if (letter) change(letter.visit, (was) => acknowledged(was, event))
  }

  function change(visit: string, next: (was: Progress) => Progress) {
    progress.set(visit, next(progressOf(visit)))
  }

  function follow(found: readonly WorkerVisit[]) {
    const fresh = found.map(({ id }) => id).filter((id) => !followed.has(id))
    fresh.forEach((id) => followed.add(id))
    link.subscribe(fresh.map((id) => `${root}/visits/${id}/state`))
  }

  /** Reports a step; it is shown at once, says when the phone has kept it, and is kept until the station has it. */
  async function report(visit: string, type: ReportType, data: ReportData = {}) {
    const time = new Date()
    const id = uuid()
    change(visit, (was) => reported(was, id, type, time.toISOString()))
    const kept = await courier.take(time.getTime(), (sequence) => ({
      visit,
      event: cloudEvent(type, { id, device, time, sequence }, data),
    }))
    change(visit, (was) => written(was, id, kept))
  }

  /** What an earlier page knew and left, then the station itself. */
  async function begin() {
    const [words, left] = await Promise.all([recall(device), courier.open().catch(() => [])])
    if (words && !listed.value) {
      listed.value = words.visits
      asOf.value = words.at
      words.news.forEach((said) => news.set(said.visit, said))
    }
    for (const { visit, event } of left)
      change(visit, (was) => written(reported(was, event.id, typeOf(event), event.time), event.id, true))
    for (const { refused: refusal, visit } of words?.news ?? [])
      if (refusal) change(visit, (was) => (was.steps.length ? was : { ...was, refused: refusal.why }))
    link.open()
  }

  /** When work began: by the phone until the station has said it. */
  const beganAt = (visit: string) => {
    const said = news.get(visit)
    return notedAt(progressOf(visit), 'started') ?? (said?.state === 'started' ? said.since : undefined)
  }

  const progressOf = (visit: string) => progress.get(visit) ?? noProgress
  const topicOf = (visit: string) => `${root}/visits/${visit}/events`
  /** Also while a connection is being made: it was begun into a network that is gone. */
  const onNetwork = () => (state.value === 'offline' || state.value === 'connecting') && link.open()
  const onTakenUp = () => document.visibilityState === 'visible' && onNetwork()
  const onCut = () => link.cut()

  void begin()
  window.addEventListener('online', onNetwork)
  window.addEventListener('offline', onCut)
  document.addEventListener('visibilitychange', onTakenUp)
  onScopeDispose(() => {
    window.removeEventListener('online', onNetwork)
    window.removeEventListener('offline', onCut)
    document.removeEventListener('visibilitychange', onTakenUp)
    link.close()
  })
  return { state, visits, asOf, waiting, progressOf, beganAt, report }
}
