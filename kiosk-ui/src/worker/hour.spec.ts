// An hour without a network, on an injected clock: how often the phone tries, and what arrives when there is one again.
import 'fake-indexeddb/auto'
import mqttPacket from 'mqtt-packet'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Courier } from './courier'
import { forgetAll } from './keep'
import { letterBox } from './letters'
import { Link } from './mqtt/link'
import { cloudEvent } from './reports'

/** The station at the other end of a WebSocket; without a network a socket fails a second after it was opened. */
class Network {
  static up = false
  static dialled = 0
  static readonly taken: { id: string; sequence: number }[] = []
}

class SocketDouble {
  static readonly OPEN = 1
  readyState = 0
  binaryType = ''
  onopen?: () => void
  onclose?: () => void
  onmessage?: (event: { data: ArrayBuffer }) => void
  private readonly parser = mqttPacket.parser()

  constructor() {
    Network.dialled++
    this.parser.on('packet', (packet) => this.answer(packet))
    setTimeout(() => (Network.up ? this.opened() : this.onclose?.()), 1000)
  }

  send(bytes: Uint8Array) {
    this.parser.parse(Buffer.from(bytes))
  }

  close() {
    this.readyState = 3
  }

  private opened() {
    this.readyState = SocketDouble.OPEN
    this.onopen?.()
  }

  private answer(packet: mqttPacket.Packet) {
    if (packet.cmd === 'connect') this.say({ cmd: 'connack', returnCode: 0, sessionPresent: false })
    if (packet.cmd === 'pingreq') this.say({ cmd: 'pingresp' })
    if (packet.cmd !== 'publish') return
    const { id, sequence } = JSON.parse(String(packet.payload)) as { id: string; sequence: number }
    if (!Network.taken.some((one) => one.id === id)) Network.taken.push({ id, sequence })
    this.say({ cmd: 'puback', messageId: packet.messageId! })
  }

  private say(packet: mqttPacket.Packet) {
    const bytes = new Uint8Array(mqttPacket.generate(packet))
    setTimeout(() => this.onmessage?.({ data: bytes.buffer }), 50)
  }
}

beforeEach(async () => {
  await forgetAll()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  vi.stubGlobal('WebSocket', SocketDouble)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('tries some thirty times in an hour, and then delivers what was noted in it', async () => {
  const courier = new Courier(letterBox('d'))
  const acknowledged: string[] = []
  const link = new Link('ws://station/mqtt', () => Promise.resolve({ clientId: 'd', username: 'd', password: 't' }), {
    onState: (state) =>
      state === 'online'
        ? courier.connected(({ event }) => link.publish(event.id, 'topic', JSON.stringify(event)))
        : courier.disconnected(),
    onMessage: () => undefined,
    onAcknowledged: (id) => void courier.acknowledged(id).then(() => acknowledged.push(id)),
  })
  const ids = ['accepted', 'departed', 'arrived', 'started', 'finished'] as const
  link.open()
  for (const type of ids) {
    await vi.advanceTimersByTimeAsync(12 * 60_000)
    const time = new Date()
    await courier.take(time.getTime(), (sequence) => ({
      visit: 'v',
      event: cloudEvent(type, { id: type, device: 'd', time, sequence }, {}),
    }))
  }
  expect(Network.dialled).toBeGreaterThan(25)
  expect(Network.dialled).toBeLessThan(70)
  expect(Network.taken).toEqual([])

  Network.up = true
  await vi.advanceTimersByTimeAsync(180_000)
  await vi.waitFor(() => expect(acknowledged).toEqual(ids), { interval: 1 })
  expect(Network.taken.map(({ id }) => id)).toEqual(ids)
  expect(await letterBox('d').all()).toEqual([])

  const dialled = Network.dialled
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(Network.dialled, 'a quiet line is kept').toBe(dialled)
  link.close()
})
