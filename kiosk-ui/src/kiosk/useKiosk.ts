import { computed, inject, type InjectionKey, provide, ref, shallowRef } from 'vue'
import { useI18n } from '@shared/i18n'
import type { Booking, Building, Hold, Menu, PublicWorker, QueueEntry, Station } from '@shared/api/station'
import { get, post, request } from '@shared/http'
import { useFormats } from '@shared/useFormats'
import { uuid } from '@shared/uuid'
import { bookingTroubleOf, changeTroubleOf, mayHaveHappened, ticketTroubleOf, type Trouble, troubleOf } from './trouble'
import type { Proof } from './earlier'
import { resetModes } from './modes'
import {
  advance,
  back,
  backTo,
  begin,
  bookingRequest,
  type Choices,
  type Dates,
  mended,
  type Step,
  wishOf,
} from './turn'

/** What every turn reads and none writes. */
export interface House {
  station: Station
  menu: Menu
  buildings: Building[]
  /** How far the station's clock is ahead of this device's, milliseconds. */
  clockAhead: number
}

export async function loadHouse(signal?: AbortSignal): Promise<House> {
  const [station, menu, { buildings }] = await Promise.all([
    get<Station>('station', { signal }),
    get<Menu>('services', { signal }),
    get<{ buildings: Building[] }>('buildings', { signal }),
  ])
  return { station, menu, buildings, clockAhead: Date.parse(station.now) - Date.now() }
}

/** What a ticket's code opens. */
export const readTicket = (booking: string, code: string) =>
  get<Booking>(`bookings/${booking}`, { headers: { Authorization: `Ticket ${code}` } })

/** Whoever lives where they lived before need not say so again. */
const afterHold = ({ again }: Choices): Step => (again ? 'confirm' : 'building')

const key: InjectionKey<ReturnType<typeof createKiosk>> = Symbol('kiosk')

/** `own` is the ticket that somebody follows on their own device, which is no kiosk. */
export function provideKiosk(house: House, onUnpaired: () => void, own?: Choices['known']) {
  const kiosk = createKiosk(house, onUnpaired, own)
  provide(key, kiosk)
  return kiosk
}

export function useKiosk() {
  const kiosk = inject(key)
  if (!kiosk) throw new Error('no kiosk provided')
  return kiosk
}

function createKiosk(firstHouse: House, onUnpaired: () => void, own?: Choices['known']) {
  const { locale } = useI18n()
  const house = shallowRef(firstHouse)
  const { formats, text } = useFormats(computed(() => house.value.station.zone))
  // Memory only: what a resident entered is gone with the turn.
  const turn = shallowRef(own ? { ...begin(uuid()), step: 'mine' as Step, choices: { known: own } } : begin(uuid()))
  const trouble = ref<Trouble>()
  const busy = ref(false)
  let idempotencyKey: string | undefined
  let again: (() => Promise<void>) | undefined

  const choose = (chosen: Partial<Choices>, step: Step) => (turn.value = advance(turn.value, chosen, step))

  /** Back to the summary with something in it changed. */
  const mend = (chosen: Partial<Choices>) => (turn.value = mended(turn.value, chosen))

  function letGo(hold: Hold | undefined) {
    // The server lets it go by itself after five minutes; telling it is only a kindness to the next in line.
    if (hold) request('DELETE', `holds/${hold.id}`).catch(() => undefined)
  }

  function goBack(step?: Step) {
    const before = turn.value.choices.hold
    turn.value = step ? backTo(turn.value, step) : back(turn.value)
    trouble.value = undefined
    idempotencyKey = undefined
    if (!turn.value.choices.hold) letGo(before)
  }

  /** To the times of the day, or for whoever came by 'as soon as possible' to where that was. */
  const chooseTimeAgain = () =>
    goBack((['time', 'day', 'detail'] as const).find((step) => turn.value.trail.includes(step)) ?? 'home')

  /** One step back; from an explanation to where it can be mended. */
  function goBackOne() {
    const kind = trouble.value?.kind
    if (kind === 'expired' || kind === 'taken' || kind === 'later' || kind === 'closed' || kind === 'dates')
      chooseTimeAgain()
    else if (kind) trouble.value = undefined
    else goBack()
  }

  /** Wipes everything this resident chose and entered. */
  function restart() {
    if (!turn.value.choices.booking) letGo(turn.value.choices.hold)
    turn.value = begin(uuid())
    trouble.value = undefined
    idempotencyKey = again = undefined
    locale.value = 'zh-CN'
    resetModes()
    loadHouse().then(
      (fresh) => (house.value = fresh),
      () => undefined,
    )
  }

  /** One request at a time, so that a double touch is one touch. What a wiped turn asked for is not shown to the next. */
  async function once(ask: () => Promise<() => void>, read: (failure: unknown) => Trouble) {
    if (busy.value) return
    const { session } = turn.value
    busy.value = true
    trouble.value = undefined
    again = () => once(ask, read)
    try {
      const show = await ask()
      if (turn.value.session === session) show()
    } catch (failure) {
      const found = read(failure)
      if (found.kind === 'unpaired') onUnpaired()
      else if (turn.value.session === session) trouble.value = found
    } finally {
      busy.value = false
    }
  }

  /** Keeps the chosen time with this worker, or with whoever is free; the dates of a series that begins elsewhere are shown first. */
  function hold(worker: PublicWorker | undefined, start = turn.value.choices.start, dates?: Dates) {
    const { session, choices } = turn.value
    if (choices.moving) {
      trouble.value = undefined
      choose({ start }, 'move')
      return Promise.resolve()
    }
    if (choices.weeks && !dates) {
      trouble.value = undefined
      choose({ start, worker }, 'series')
      return Promise.resolve()
    }
    return once(async () => {
      const { service } = choices
      const asked = { service: service?.id, start, worker: worker?.id, session, ...wishOf(choices) }
      const held = await post<Hold>('holds', asked)
      if (turn.value.session !== session) letGo(held)
      return () => choose({ start, hold: held, ...dates }, afterHold(choices))
    }, troubleOf)
  }

  /** Only once after all. */
  function holdOnce() {
    const { worker, ...choices } = turn.value.choices
    turn.value = { ...turn.value, choices: { ...choices, weeks: undefined } }
    return hold(worker)
  }

  /** Books without the days on which nobody can come any more. */
  function bookWithout(days: string[]) {
    const { choices } = turn.value
    turn.value = {
      ...turn.value,
      choices: { ...choices, except: [...(choices.except ?? []), ...days], comes: choices.comes! - days.length },
    }
    return book()
  }

  /** Keeps whoever can come first; a start later than what was shown is asked about. */
  function holdSoon(notAfter: string) {
    const { session, choices } = turn.value
    return once(async () => {
      const asked = { service: choices.service?.id, urgent: true, notAfter, session, ...wishOf(choices) }
      const held = await post<Hold>('holds', asked)
      if (turn.value.session !== session) letGo(held)
      return () => choose({ start: held.start, hold: held }, afterHold(choices))
    }, troubleOf)
  }

  /** A place in the queue for the counter. */
  const takeNumber = (purpose: QueueEntry['purpose']) =>
    once(async () => {
      const place = await post<NonNullable<Choices['place']>>('queue', { purpose })
      return () => choose({ place }, 'number')
    }, troubleOf)

  /** Whose earlier ticket this is, and how it stands. */
  function recognise(proof: Proof) {
    return once(async () => {
      const { household, booking } = await post<{ household: string; booking: string }>(
        'households/recognitions',
        proof,
      )
      const ticket = await readTicket(booking, proof.code)
      return () => choose({ known: { household, ticket, code: proof.code } }, 'mine')
    }, ticketTroubleOf)
  }

  /** Shows the ticket as it is now, whatever was being done with it. */
  function settle(ticket: Booking) {
    const { known } = turn.value.choices
    turn.value = backTo(turn.value, 'mine')
    const number = known!.ticket.ticket
    turn.value = { ...turn.value, choices: { known: { ...known!, ticket: { ...ticket, ticket: number } } } }
  }

  /** Moves or cancels what the resident's ticket is for. */
  function change(what: 'cancel' | 'reschedule', body: object) {
    const { ticket, code } = turn.value.choices.known!
    const headers = { Authorization: `Ticket ${code}`, 'If-Match': `"${ticket.version}"` }
    return once(async () => {
      const changed = await post<Booking>(`bookings/${ticket.id}/${what}`, body, headers)
      return () => settle(changed)
    }, changeTroubleOf)
  }

  /** Reads the ticket again, after something else happened to it. */
  function lookAgain() {
    const { ticket, code } = turn.value.choices.known!
    return once(async () => {
      const now = await readTicket(ticket.id, code)
      return () => settle(now)
    }, ticketTroubleOf)
  }

  function book() {
    const body = bookingRequest(turn.value.choices)
    return once(async () => {
      idempotencyKey ??= uuid()
      try {
        const booking = await post<Booking>('bookings', body, { 'Idempotency-Key': idempotencyKey })
        return () => choose({ booking }, 'ticket')
      } catch (failure) {
        if (!mayHaveHappened(failure)) idempotencyKey = undefined
        throw failure
      }
    }, bookingTroubleOf)
  }

  const retry = () => again?.()
  const now = () => Date.now() + house.value.clockAhead

  return {
    house,
    turn,
    trouble,
    busy,
    formats,
    text,
    choose,
    mend,
    goBack,
    goBackOne,
    restart,
    hold,
    holdOnce,
    bookWithout,
    holdSoon,
    chooseTimeAgain,
    takeNumber,
    recognise,
    change,
    lookAgain,
    own: own !== undefined,
    book,
    retry,
    now,
    onUnpaired,
  }
}
