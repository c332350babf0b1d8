// Whatever the order in which networks, acknowledgements and pages come and go: each report arrives once, in order.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Courier } from './courier'
import { forgetAll } from './keep'
import { type Letter, letterBox } from './letters'
import { cloudEvent } from './reports'

const device = 'd'
const letter = (id: string) => (sequence: number) => ({
  visit: 'v',
  event: cloudEvent('accepted', { id, device, time: new Date(0), sequence }, {}),
})

beforeEach(forgetAll)

/** The station: takes an id once, in the order of arrival, and acknowledges it every time. */
class StationDouble {
  readonly taken: { id: string; sequence: number }[] = []

  take({ event: { id, sequence } }: Letter) {
    if (!this.taken.some((one) => one.id === id)) this.taken.push({ id, sequence })
  }
}

/** A phone with a line that breaks; what is on the line when it breaks may or may not have arrived. */
class PhoneDouble {
  private courier = new Courier(letterBox(device))
  private onTheLine: Letter[] = []
  private acknowledgements: string[] = []
  private online = false
  readonly written: string[] = []

  constructor(
    private readonly station: StationDouble,
    private clock: number,
  ) {}

  async report() {
    const id = `r${this.written.length}`
    this.written.push(id)
    await this.courier.take(this.clock, letter(id))
  }

  connect() {
    if (this.online) this.cut()
    this.online = true
    this.courier.connected((sent) => this.onTheLine.push(sent))
  }

  cut() {
    this.online = false
    this.onTheLine = []
    this.acknowledgements = []
    this.courier.disconnected()
  }

  /** What is on the line reaches the station. */
  arrive() {
    for (const sent of this.onTheLine.splice(0)) {
      this.station.take(sent)
      this.acknowledgements.push(sent.event.id)
    }
  }

  /** The station's answers reach the phone, each of them twice. */
  async hear() {
    for (const id of this.acknowledgements.splice(0)) {
      await Promise.all([this.courier.acknowledged(id), this.courier.acknowledged(id)])
    }
  }

  async reload() {
    this.cut()
    this.courier = new Courier(letterBox(device))
    await this.courier.open()
  }

  /** The page opens and gets a line before it has read what lies in the box. */
  async reloadInHaste() {
    this.cut()
    this.courier = new Courier(letterBox(device))
    this.connect()
    await this.courier.open()
  }

  turnClock(by: number) {
    this.clock += by
  }

  get waiting() {
    return this.courier.waiting.length
  }
}

const deeds = {
  report: (phone: PhoneDouble) => phone.report(),
  twoAtOnce: (phone: PhoneDouble) => Promise.all([phone.report(), phone.report()]),
  connect: (phone: PhoneDouble) => phone.connect(),
  cut: (phone: PhoneDouble) => phone.cut(),
  arrive: (phone: PhoneDouble) => phone.arrive(),
  hear: (phone: PhoneDouble) => phone.hear(),
  reload: (phone: PhoneDouble) => phone.reload(),
  reloadInHaste: (phone: PhoneDouble) => phone.reloadInHaste(),
  clockForward: (phone: PhoneDouble) => phone.turnClock(3_600_000),
  clockBack: (phone: PhoneDouble) => phone.turnClock(-7_200_000),
} as const

describe('the courier', () => {
  it('delivers each report exactly once and in order, whatever happens on the way', async () => {
    const story = fc.array(fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(story, async (names) => {
        await forgetAll()
        const station = new StationDouble()
        const phone = new PhoneDouble(station, 1_000_000_000_000)
        for (const name of names) await deeds[name](phone)

        phone.connect()
        for (let turn = 0; phone.waiting > 0; turn++) {
          expect(turn, 'it never ends').toBeLessThanOrEqual(phone.written.length)
          phone.arrive()
          await phone.hear()
        }
        expect(station.taken.map(({ id }) => id)).toEqual(phone.written)
        const sequences = station.taken.map(({ sequence }) => sequence)
        expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other))
        expect(await letterBox(device).all()).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('keeps a report before it sends it', async () => {
    const courier = new Courier(letterBox(device))
    const keptWhenSent: Promise<Letter[]>[] = []
    courier.connected(() => keptWhenSent.push(letterBox(device).all()))
    expect(await courier.take(5, letter('a'))).toBe(true)
    expect((await keptWhenSent[0]!).map(({ event }) => event.id)).toEqual(['a'])
  })

  it('leaves what another device of this browser did not send', async () => {
    await letterBox('another').add(1, (sequence) => ({
      visit: 'v',
      event: cloudEvent('accepted', { id: 'x', device: 'another', time: new Date(0), sequence }, {}),
    }))
    expect(await new Courier(letterBox(device)).open()).toEqual([])
    expect(await letterBox('another').all()).toHaveLength(1)
  })

  it('goes on for as long as the page lives where a browser keeps nothing', async () => {
    const nothing = { all: () => Promise.reject(new Error()), add: () => Promise.reject(new Error()) }
    const courier = new Courier({ ...nothing, remove: () => Promise.reject(new Error()) })
    const sent: number[] = []
    courier.connected(({ event }) => sent.push(event.sequence))
    expect(await courier.take(7, letter('a'))).toBe(false)
    expect(await courier.take(7, letter('b'))).toBe(false)
    expect((await courier.acknowledged('a'))?.event.id).toBe('a')
    expect(sent).toEqual([7, 8])
  })
})
