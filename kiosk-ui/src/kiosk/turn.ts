// One resident's turn at the kiosk, as pure steps: everything chosen so far, and the way back.
import type { BookingRequest, Booking, Building, Category, Hold, People, Service } from '@shared/api/station'

export type Step =
  | 'home'
  | 'category'
  | 'service'
  | 'detail'
  | 'day'
  | 'time'
  | 'worker'
  | 'building'
  | 'unit'
  | 'floor'
  | 'room'
  | 'who'
  | 'phone'
  | 'no-phone'
  | 'contact-phone'
  | 'confirm'
  | 'ticket'

export interface Choices {
  category?: Category
  service?: Service
  /** A day in the station's zone, as `2026-11-21`. */
  date?: string
  start?: string
  hold?: Hold
  building?: Building
  unit?: number
  floor?: number
  room?: number
  forSomebodyElse?: boolean
  reach?: Reach
  booking?: Booking
}

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

const holding: readonly Step[] = [
  'building',
  'unit',
  'floor',
  'room',
  'who',
  'phone',
  'no-phone',
  'contact-phone',
  'confirm',
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

function returned(turn: Turn, step: Step, trail: readonly Step[]): Turn {
  const { hold, ...rest } = turn.choices
  return { ...turn, step, trail, choices: holding.includes(step) ? turn.choices : rest }
}

/** The stretch of the way (0–5) that a step belongs to: service, time, worker, address, contact, confirm. */
export function stretchOf(step: Step): number {
  if (step === 'home' || step === 'category' || step === 'service' || step === 'detail') return 0
  if (step === 'day' || step === 'time') return 1
  if (step === 'worker') return 2
  if (step === 'building' || step === 'unit' || step === 'floor' || step === 'room') return 3
  if (step === 'confirm') return 5
  return step === 'ticket' ? 6 : 4
}

/** What is sent to book; throws when the turn has not come that far. */
export function bookingRequest({ hold, building, unit, floor, room, forSomebodyElse, reach }: Choices): BookingRequest {
  if (!hold || !building || !unit || !floor || !room || !reach) throw new Error('the turn is not complete')
  return {
    hold: hold.id,
    address: { building: building.id, unit, floor, room },
    people: { ...reachable(reach), ...(forSomebodyElse ? { recipient: {} } : {}) },
    consent: { version: consentVersion },
  }
}

function reachable(reach: Reach): People {
  if (reach.by === 'station') return { booker: {}, callAtStation: true }
  if (reach.by === 'contact-phone') return { booker: {}, contact: { phone: reach.phone } }
  return { booker: { phone: reach.phone } }
}

/** `2` on floor 11 is `1102`. */
export const roomNumber = (floor: number, room: number) => `${floor}${String(room).padStart(2, '0')}`
