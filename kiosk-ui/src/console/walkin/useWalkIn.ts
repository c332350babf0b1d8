import { computed, ref, shallowRef, watch } from 'vue'
import type { Booking, Building, Series, Slots, Soonest } from '@shared/api/station'
import { addDays, dayOf } from '@shared/format'
import { freeSlots, fullSlots } from '@shared/freeSlots'
import { get, post, Problem } from '@shared/http'
import { pinyinInitials, typedMatches } from '@shared/pinyin'
import { useFormats } from '@shared/useFormats'
import { uuid } from '@shared/uuid'
import { useDesk } from '../desk'
import { useFresh } from '../useFresh'
import { useSend } from '../useSend'
import { buildingsFor, homeIn, homeText } from '@shared/address'
import { emptyDraft, isOnce, requestOf, type When } from './draft'
import { timeMatches } from './times'

/** How many days ahead the counter offers. */
const days = 14

/** A booking as it grows at the counter: what may be chosen, what was, and what came of it. */
export function useWalkIn(say: {
  soonest: (when: string) => string
  free: (n: number) => string
  full: string
  days: string[]
}) {
  const { menu, zone, today } = useDesk()
  const { text, formats } = useFormats(zone)
  const { busy, fields, wrong, send } = useSend()
  const draft = ref(emptyDraft())
  const typed = ref({ service: '', address: '', when: '' })
  const booked = shallowRef<Booking>()
  let key: string | undefined

  const services = computed(() =>
    (menu.value?.services ?? [])
      .filter(({ name }) => typedMatches(typed.value.service, `${name.zh} ${name.en}`))
      .map((service) => ({
        key: service.id,
        label: text(service.name),
        note: pinyinInitials(service.name.zh),
        value: service,
      })),
  )

  const { data: book } = useFresh<{ buildings: Building[] }>(() => 'buildings')
  const homes = computed(() => {
    const found = buildingsFor(typed.value.address, book.value?.buildings ?? [])
    return found.map((building) => {
      const home = homeIn(typed.value.address, building)
      return {
        key: building.id,
        label: text(home ? homeText(building, home) : building.name),
        value: { building, home },
      }
    })
  })

  const slotsOf = (query: string) => `slots?${query}&date=${today()}&days=${days}&why=true`
  const asked = computed(() => {
    const { service, address, carer } = draft.value
    if (!service) return undefined
    const whom = service.personalCare && carer ? `&gender=${carer}` : ''
    return `service=${service.id}${address ? `&building=${address.building}` : ''}${whom}`
  })
  // A time was free for what was asked then; for something else it is to be chosen anew.
  watch(asked, () => {
    draft.value.when = undefined
    typed.value.when = ''
  })
  const { data: slots } = useFresh<Slots>(() => asked.value && slotsOf(asked.value), {
    forget: true,
  })
  const { data: soonest, failed: noSoonest } = useFresh<Soonest>(() => asked.value && `soonest?${asked.value}`, {
    forget: true,
  })

  const times = computed(() => {
    // Enter takes the first one, so there is none as long as an earlier one may come.
    if (!slots.value || !(soonest.value || noSoonest.value)) return []
    const from = soonest.value?.start
    const first = from && {
      key: 'soonest',
      label: say.soonest(`${dayName(from)} ${formats.value.time(from)}`),
      value: { notAfter: from } as When,
    }
    const isTyped = ({ start }: { start: string }) => timeMatches(typed.value.when, wordsOf(start))
    const found = freeSlots(slots.value.days).filter(isTyped)
    // What is asked for by name and urgent: others may make room.
    const full = typed.value.when.trim() ? fullSlots(slots.value.days.slice(0, 2)).filter(isTyped) : []
    const label = (start: string) =>
      `${formats.value.shortDay(start)} ${formats.value.weekday(start)} ${formats.value.time(start)}`
    return [
      ...(first && !typed.value.when.trim() ? [first] : []),
      ...found.map(({ start, free }) => ({
        key: start,
        label: label(start),
        note: say.free(free),
        value: { start } as When,
      })),
      ...full.map(({ start }) => ({
        key: start,
        label: label(start),
        note: say.full,
        value: { start, toPlan: true } as When,
      })),
    ]
  })

  function dayName(start: string) {
    const away = [0, 1, 2].find((n) => addDays(today(), n) === dayOf(start, zone.value))
    return away === undefined ? '' : say.days[away]!
  }

  function wordsOf(start: string) {
    const [, month, day] = dayOf(start, zone.value).split('-').map(Number)
    return {
      start,
      free: 0,
      date: `${month}/${day}`,
      clock: formats.value.time(start),
      words: `${dayName(start)} ${formats.value.weekday(start)}`,
    }
  }

  const firstStart = computed(() =>
    draft.value.when && 'start' in draft.value.when && !isOnce(draft.value.when) ? draft.value.when.start : undefined,
  )
  const { data: series } = useFresh<Series>(
    () =>
      firstStart.value && draft.value.weeks > 1 && asked.value
        ? `series?${asked.value}&start=${encodeURIComponent(firstStart.value)}&times=${draft.value.weeks}`
        : undefined,
    { forget: true },
  )
  /** A series is not sent before its dates were shown. */
  const unseen = computed(() => !!firstStart.value && draft.value.weeks > 1 && !series.value)
  const request = computed(() => (unseen.value ? undefined : requestOf(draft.value, series.value)))
  /** News that change nothing of it leave the key. */
  watch(
    () => JSON.stringify(request.value),
    () => (key = undefined),
  )

  /** Books once, whatever happens to the answer: trying again after none sends the same key. */
  async function bookIt() {
    const body = request.value
    if (!body) return
    key ??= uuid()
    const sent = { 'Idempotency-Key': key }
    booked.value = await send(() =>
      post<Booking>('bookings', body, sent).catch((failure: unknown) => {
        if (failure instanceof Problem && failure.status < 500) key = undefined
        if (failure instanceof Problem && failure.status === 409) void again()
        throw failure
      }),
    )
  }

  /** Somebody else was faster: the time is to be chosen once more. */
  async function again() {
    draft.value.when = undefined
    typed.value.when = ''
    const query = asked.value
    slots.value = await get<Slots>(slotsOf(query ?? '')).catch(() => slots.value)
    soonest.value = await get<Soonest>(`soonest?${query}`).catch(() => soonest.value)
  }

  function startOver() {
    draft.value = emptyDraft()
    typed.value = { service: '', address: '', when: '' }
    booked.value = undefined
    key = undefined
  }

  return { draft, typed, services, homes, times, series, request, booked, busy, fields, wrong, bookIt, startOver }
}
