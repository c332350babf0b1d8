// One resident's turn at the kiosk, as pure steps: everything chosen so far, and the way back.
import type {
  BookingRequest,
  Booking,
  Building,
  Category,
  Gender,
  Hold,
  People,
  PublicWorker,
  Service,
} from '@shared/api/station'

export type Step =
  | 'home'
  | 'earlier'
  | 'mine'
  | 'move'
  | 'cancel'
  | 'category'
  | 'service'
  | 'detail'
  | 'carer'
  | 'day'
  | 'time'
  | 'worker'
  | 'series'
  | 'building'
  | 'unit'
  | 'floor'
  | 'room'
  | 'phone'
  | 'contact-phone'
  | 'confirm'
  | 'ticket'

/** The dates of a series: the days on which nobody is to come, and how many visits that leaves. */
export interface Dates {
  except: string[]
  comes: number
}

export interface Choices extends Partial<Dates> {
  /** Who came back with a ticket, and what proves it; whose household that is, a kiosk is told. */
  known?: { household?: string; ticket: Booking; code: string }
  /** The visit of that ticket that is to be moved or cancelled. */
  moving?: Booking['visits'][number]
  /** For the same people at the same address as before. */
  again?: boolean
  category?: Category
  service?: Service
  /** Who is cared for, and whether only the same may care. */
  carer?: { gender: Gender; same: boolean }
  /** A day in the station's zone, as `2026-11-21`. */
  date?: string
  start?: string
  /** For how many weeks somebody comes every week; absent for once. */
  weeks?: Weeks
  /** Whom the resident asked for; absent for whoever is free. Kept only while the dates of a series are looked at. */
  worker?: PublicWorker
  hold?: Hold
  building?: Building
  unit?: number
  floor?: number
  room?: number
  forSomebodyElse?: boolean
  reach?: Reach
  booking?: Booking
}

/** How long a series may be chosen at the kiosk, weeks. */
export const seriesLengths = [4, 8] as const
export type Weeks = (typeof seriesLengths)[number]

/** How the station reaches the resident about the visit. */
export type Reach = { by: 'own-phone' | 'contact-phone'; phone: string } | { by: 'station' }

export interface Turn {
  /** Names this turn towards the server, so that a new hold replaces the one before. */
  readonly session: string
  readonly step: Step
  /** The steps that 'back' returns to, last one last. */
  readonly trail: readonly Step[]
  readonly choices: Readonly<Choices>
}

/** The version of the consent text that the confirm screen shows. */
export const consentVersion = '2026-11'

const holding: readonly Step[] = ['building', 'unit', 'floor', 'room', 'phone', 'contact-phone', 'confirm']

export const begin = (session: string): Turn => ({ session, step: 'home', trail: [], choices: {} })

export function advance(turn: Turn, chosen: Partial<Choices>, step: Step): Turn {
  return { ...turn, step, trail: [...turn.trail, turn.step], choices: { ...turn.choices, ...chosen } }
}

export function back(turn: Turn): Turn {
  const step = turn.trail.at(-1)
  return step === undefined ? turn : returned(turn, step, turn.trail.slice(0, -1))
}

/** Returns to an earlier step of this turn, as if 'back' had been touched until it shows. */
export function backTo(turn: Turn, step: Step): Turn {
  const at = turn.trail.lastIndexOf(step)
  return at < 0 ? turn : returned(turn, step, turn.trail.slice(0, at))
}

function returned(turn: Turn, step: Step, trail: readonly Step[]): Turn {
  const { hold, ...rest } = turn.choices
  // Back at the ticket nothing of what was begun from it is left.
  if (step === 'mine') return { ...turn, step, trail, choices: { known: turn.choices.known } }
  return { ...turn, step, trail, choices: holding.includes(step) ? turn.choices : rest }
}

const beginning: readonly Step[] = [
  'home',
  'earlier',
  'mine',
  'move',
  'cancel',
  'category',
  'service',
  'detail',
  'carer',
]

/** The stretch of the way (0–5) that a step belongs to: service, time, worker, address, contact, confirm. */
export function stretchOf(step: Step): number {
  if (beginning.includes(step)) return 0
  if (step === 'day' || step === 'time') return 1
  if (step === 'worker' || step === 'series') return 2
  if (step === 'building' || step === 'unit' || step === 'floor' || step === 'room') return 3
  if (step === 'confirm') return 5
  return step === 'ticket' ? 6 : 4
}

/** What is known of who may come, as slots, workers and holds are asked. */
export function wishOf({ carer, service, known }: Choices): { gender?: Gender; household?: string } {
  const gender = service?.personalCare && carer?.same ? carer.gender : undefined
  return { ...(gender ? { gender } : {}), ...(known?.household ? { household: known.household } : {}) }
}

/** The same as more parameters of a query. */
export const wishQuery = (choices: Choices) =>
  Object.entries(wishOf(choices))
    .map(([name, value]) => `&${name}=${value}`)
    .join('')

/** What is sent to book; throws when the turn has not come that far. */
export function bookingRequest(choices: Choices): BookingRequest {
  const { hold, known, weeks, except } = choices
  const { gender } = wishOf(choices)
  if (!hold) throw new Error('the turn is not complete')
  return {
    hold: hold.id,
    ...(weeks ? { repeat: { everyWeeks: 1, times: weeks, except: except ?? [] } } : {}),
    ...(choices.again ? {} : whereAndWho(choices)),
    ...(known ? { household: { booking: known.ticket.id, code: known.code } } : {}),
    ...(gender ? { sameGender: true } : {}),
    consent: { version: consentVersion },
  }
}

function whereAndWho(choices: Choices): Pick<BookingRequest, 'address' | 'people'> {
  const { building, unit, floor, room, reach, forSomebodyElse } = choices
  if (!building || !unit || !floor || !room || !reach) throw new Error('the turn is not complete')
  return {
    address: { building: building.id, unit, floor, room },
    people: served(reachable(reach), forSomebodyElse === true, wishOf(choices).gender),
  }
}

function served(people: People, somebodyElse: boolean, gender: Gender | undefined): People {
  const person = gender ? { gender } : {}
  return somebodyElse ? { ...people, recipient: person } : { ...people, booker: { ...people.booker, ...person } }
}

function reachable(reach: Reach): People {
  if (reach.by === 'station') return { booker: {}, callAtStation: true }
  if (reach.by === 'contact-phone') return { booker: {}, contact: { phone: reach.phone } }
  return { booker: { phone: reach.phone } }
}

/** `2` on floor 11 is `1102`. */
export const roomNumber = (floor: number, room: number) => `${floor}${String(room).padStart(2, '0')}`
