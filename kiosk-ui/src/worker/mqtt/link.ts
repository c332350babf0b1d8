import {
  connect,
  disconnect,
  type Login,
  type Packet,
  packetParser,
  pingreq,
  puback,
  publish,
  subscribe,
} from './packets'

import { pauseAfter } from './pause'

export type LinkState = 'connecting' | 'online' | 'offline' | 'refused'

export interface Listener {
  onState(state: LinkState): void
  onMessage(topic: string, payload: string): void
  /** The station has the message in its database. */
  onAcknowledged(key: string): void
}

/**
 * A ping is sent this often, and a connection that stays silent longer than two of them is given up, milliseconds. Under
 * the minute after which mobile networks forget a quiet connection, and no oftener: each one wakes the radio.
 */
const heartbeat = 50_000

/** A connection that is not made after so long is tried anew, milliseconds: packets into a dead network are lost unheard. */
export const patience = 15_000

/** A line to the station that is taken up again whenever it breaks; it asks for nothing, what changes is sent to it. */
export class Link {
  private socket?: WebSocket
  private attempts = 0
  private refusals = 0
  private heard = 0
  private nextId = 1
  private turn?: symbol
  private timer?: ReturnType<typeof setTimeout>
  private ping?: ReturnType<typeof setInterval>
  private readonly unacknowledged = new Map<number, string>()

  constructor(
    private readonly url: string,
    /** Asked for at every connect, because tokens end; `again` after one was not believed. Undefined: nobody will be. */
    private readonly login: (again: boolean) => Promise<Login | undefined>,
    private readonly listener: Listener,
  ) {}

  /**
   * Connects, now: the phone was taken up or has a network again. What failed before says nothing about that network,
   * so pauses are short again: a browser often says that it is online before it is.
   */
  open() {
    this.attempts = 0
    this.attempt()
  }

  private attempt() {
    this.drop()
    this.listener.onState('connecting')
    const turn = (this.turn = Symbol())
    this.timer = setTimeout(() => this.lost(), patience)
    this.login(this.refusals > 0).then(
      (login) => this.turn === turn && (login ? this.dial(login) : this.refuse()),
      () => this.turn === turn && this.lost(),
    )
  }

  private dial(login: Login) {
    const socket = new WebSocket(this.url, 'mqtt')
    const parse = packetParser()
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => socket.send(connect(login, (heartbeat * 2) / 1000))
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      this.heard = Date.now()
      for (const packet of parse(new Uint8Array(data))) this.handle(packet)
    }
    socket.onclose = () => this.socket === socket && this.lost()
    this.socket = socket
    this.heard = Date.now()
    this.ping = setInterval(() => this.beat(), heartbeat)
  }

  /** Leaves, until it is opened again. */
  close() {
    this.drop()
  }

  /** The network went: does not wait until the silence tells. */
  cut() {
    if (this.socket) this.lost()
  }

  private drop() {
    clearTimeout(this.timer)
    clearInterval(this.ping)
    this.turn = undefined
    this.unacknowledged.clear()
    const socket = this.socket
    this.socket = undefined
    if (socket?.readyState === WebSocket.OPEN) socket.send(disconnect())
    socket?.close()
  }

  subscribe(topics: readonly string[]) {
    if (topics.length > 0) this.socket?.send(subscribe(this.id(), topics))
  }

  /** Sends once; `key` comes back when the station acknowledges. What is never acknowledged is the caller's to send again. */
  publish(key: string, topic: string, payload: string) {
    const id = this.id()
    this.unacknowledged.set(id, key)
    this.socket?.send(publish(id, topic, payload))
  }

  private handle(packet: Packet) {
    if (packet.type === 'connack') this.answered(packet.code)
    if (packet.type === 'publish') {
      if (packet.packetId) this.socket?.send(puback(packet.packetId))
      this.listener.onMessage(packet.topic, packet.payload)
    }
    if (packet.type === 'puback') {
      const key = this.unacknowledged.get(packet.packetId)
      this.unacknowledged.delete(packet.packetId)
      if (key) this.listener.onAcknowledged(key)
    }
  }

  private answered(code: number) {
    if (code === 0) {
      clearTimeout(this.timer)
      this.attempts = 0
      this.refusals = 0
      this.listener.onState('online')
    } else if (code === 3) {
      this.socket?.close()
    } else if (this.refusals++ === 0) {
      this.attempt()
    } else {
      this.refuse()
    }
  }

  private refuse() {
    this.drop()
    this.refusals = 0
    this.listener.onState('refused')
  }

  private beat() {
    if (Date.now() - this.heard > heartbeat * 2) this.lost()
    else if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(pingreq())
  }

  private lost() {
    this.drop()
    this.listener.onState('offline')
    this.timer = setTimeout(() => this.attempt(), pauseAfter(this.attempts++, Math.random()))
  }

  private id() {
    this.nextId = (this.nextId % 65_535) + 1
    return this.nextId
  }
}
