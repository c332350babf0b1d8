// One resident's turn at the kiosk, as pure steps: everything chosen so far, and the way back.
import { consentVersion } from '@shared/consent'
import type {
  BookingRequest,
  Booking,
  Building,
  Category,
  Gender,
  Hold,
  People,
  Person,
  PublicWorker,
  QueueEntry,
  Service,
} from '@shared/api/station'

export type Step =
  | 'home'
  | 'prices'
  | 'notices'
  | 'queue'
  | 'number'
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
  | 'find'
  | 'unit'
  | 'floor'
  | 'room'
  | 'phone'
  | 'contact-phone'
  | 'confirm'
  | 'name'
  | 'payer'
  | 'payer-phone'
  | 'consent'
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
  /** How whoever is served wants to be addressed; absent for whoever does not. */
  name?: Required<Pick<Person, 'surname' | 'title'>>
  payer?: Payer
  /** Agreed to the text; without it nothing is booked. */
  consented?: boolean
  booking?: Booking
  /** A number that was taken, and how many are called before. */
  place?: { entry: QueueEntry; ahead: number }
}

/** How long a series may be chosen at the kiosk, weeks. */
export const seriesLengths = [4, 8] as const
export type Weeks = (typeof seriesLengths)[number]

/** How the station reaches the resident about the visit. */
export type Reach = { by: 'own-phone' | 'contact-phone'; phone: string } | { by: 'station' }

/** Who pays: whoever booked, whoever is served, or somebody else, who may have a phone. */
export interface Payer {
  by: 'booker' | 'recipient' | 'other'
  phone?: string
}

export interface Turn {
  /** Names this turn towards the server, so that a new hold replaces the one before. */
  readonly session: string
  readonly step: Step
  /** The steps that 'back' returns to, last one last. */
  readonly trail: readonly Step[]
  readonly choices: Readonly<Choices>
}

/** What is asked only of whoever wants it: away from the summary and back to it. */
const aside: readonly Step[] = ['name', 'payer', 'payer-phone', 'consent']

const holding: readonly Step[] = [
  'building',
  'find',
  'unit',
  'floor',
  'room',
  'phone',
  'contact-phone',
  'confirm',
  ...aside,
]

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

/** Back at the summary with something in it changed. */
export function mended(turn: Turn, chosen: Partial<Choices>): Turn {
  const there = backTo(turn, 'confirm')
  return { ...there, choices: { ...there.choices, ...chosen } }
}

function returned(turn: Turn, step: Step, trail: readonly Step[]): Turn {
  const { hold, ...unheld } = turn.choices
  // Before the dates of a series nothing of it is chosen: whoever then says 'once' means it.
  const { weeks, worker, except, comes, ...once } = unheld
  const rest = step === 'series' ? unheld : once
  // Back at the ticket nothing of what was begun from it is left.
  if (step === 'mine') return { ...turn, step, trail, choices: { known: turn.choices.known } }
  return { ...turn, step, trail, choices: holding.includes(step) ? turn.choices : rest }
}

/** What is no part of the way to a booking. */
export const beside: readonly Step[] = ['home', 'prices', 'notices', 'queue', 'number']

/** Where somebody has what they came for, and only says that they are done. */
export const arrived: readonly Step[] = ['ticket', 'number']

const beginning: readonly Step[] = [
  ...beside,
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
  if (step === 'building' || step === 'find' || step === 'unit' || step === 'floor' || step === 'room') return 3
  if (step === 'confirm' || aside.includes(step)) return 5
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
  const { building, unit, floor, room, reach } = choices
  if (!building || !unit || !floor || !room || !reach) throw new Error('the turn is not complete')
  return {
    address: { building: building.id, unit, floor, room },
    people: cast(reachable(reach), choices),
  }
}

function cast(people: People, choices: Choices): People {
  const { name, payer, forSomebodyElse } = choices
  const { gender } = wishOf(choices)
  const served: Person = { ...(gender ? { gender } : {}), ...name }
  const pays = payer?.by === 'other' ? (payer.phone ? { phone: payer.phone } : {}) : served
  return {
    ...people,
    ...(forSomebodyElse ? { recipient: served } : { booker: { ...people.booker, ...served } }),
    ...(payer?.by === 'other' || (payer?.by === 'recipient' && forSomebodyElse) ? { payer: pays } : {}),
  }
}

function reachable(reach: Reach): People {
  if (reach.by === 'station') return { booker: {}, callAtStation: true }
  if (reach.by === 'contact-phone') return { booker: {}, contact: { phone: reach.phone } }
  return { booker: { phone: reach.phone } }
}

/** Where a building leads: one with a single unit straight to its floors. */
export const inBuilding = ({ units }: Building): { chosen: Partial<Choices>; step: Step } =>
  units === 1 ? { chosen: { unit: 1 }, step: 'floor' } : { chosen: {}, step: 'unit' }

/** `2` on floor 11 is `1102`. */
export const roomNumber = (floor: number, room: number) => `${floor}${String(room).padStart(2, '0')}`
