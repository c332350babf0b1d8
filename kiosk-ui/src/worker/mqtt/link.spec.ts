import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Link, type LinkState, patience } from './link'

const connack = new Uint8Array([0x20, 2, 0, 0])

/** A socket into a network that says nothing by itself. */
class SilentSocket {
  static readonly OPEN = 1
  static made: SilentSocket[] = []
  readyState = 0
  binaryType = ''
  sent: Uint8Array[] = []
  onopen?: () => void
  onmessage?: (message: { data: ArrayBuffer }) => void
  onclose?: () => void

  constructor() {
    SilentSocket.made.push(this)
  }

  send(packet: Uint8Array) {
    this.sent.push(packet)
  }

  close() {
    this.readyState = 3
    this.onclose?.()
  }

  accept() {
    this.readyState = 1
    this.onopen?.()
    this.onmessage?.({ data: connack.buffer })
  }
}

const states: LinkState[] = []
const link = () =>
  new Link('ws://station/mqtt', () => Promise.resolve({ clientId: 'd', username: 'd', password: 't' }), {
    onState: (state) => states.push(state),
    onMessage: () => undefined,
    onAcknowledged: () => undefined,
  })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', SilentSocket)
  SilentSocket.made = []
  states.length = 0
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a connection that nobody answers is given up and tried anew', async () => {
  const line = link()
  line.open()
  await vi.advanceTimersByTimeAsync(patience)
  expect(states).toEqual(['connecting', 'offline'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(SilentSocket.made).toHaveLength(2)
  SilentSocket.made[1]!.accept()
  expect(states).toEqual(['connecting', 'offline', 'connecting', 'online'])
  line.close()
})

test('a connection that was made stays', async () => {
  const line = link()
  line.open()
  await vi.advanceTimersByTimeAsync(0)
  SilentSocket.made[0]!.accept()
  await vi.advanceTimersByTimeAsync(patience * 2)
  expect(states).toEqual(['connecting', 'online'])
  expect(SilentSocket.made).toHaveLength(1)
  line.close()
})

test('a credential that is asked for in vain is no reason to wait for ever', async () => {
  const line = new Link('ws://station/mqtt', () => new Promise(() => undefined), {
    onState: (state) => states.push(state),
    onMessage: () => undefined,
    onAcknowledged: () => undefined,
  })
  line.open()
  await vi.advanceTimersByTimeAsync(patience)
  expect(states).toEqual(['connecting', 'offline'])
  line.close()
})

test('a network that is back is tried again soon, however long it was away', async () => {
  const failing = vi.fn(() => Promise.reject(new Error('no network')))
  const line = new Link('ws://station/mqtt', failing, {
    onState: () => undefined,
    onMessage: () => undefined,
    onAcknowledged: () => undefined,
  })
  line.open()
  await vi.advanceTimersByTimeAsync(3_600_000)
  failing.mockClear()
  line.open()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(failing).toHaveBeenCalledTimes(2)
  line.close()
})
