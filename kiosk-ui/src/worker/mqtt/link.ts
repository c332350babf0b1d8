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

export type LinkState = 'connecting' | 'online' | 'offline' | 'refused'

export interface Listener {
  onState(state: LinkState): void
  onMessage(topic: string, payload: string): void
  /** The station has the message in its database. */
  onAcknowledged(key: string): void
}

/** A ping is sent this often, and a connection that stays silent longer than two of them is given up, milliseconds. */
const heartbeat = 20_000

/** A line to the station that is taken up again whenever it breaks, with pauses of 1 to 30 s. */
export class Link {
  private socket?: WebSocket
  private pause = 1000
  private heard = 0
  private nextId = 1
  private timer?: ReturnType<typeof setTimeout>
  private ping?: ReturnType<typeof setInterval>
  private readonly unacknowledged = new Map<number, string>()

  constructor(
    private readonly url: string,
    /** Asked for at every connect, because tokens are renewed. */
    private readonly login: () => Login,
    private readonly listener: Listener,
  ) {}

  open() {
    clearTimeout(this.timer)
    this.listener.onState('connecting')
    const socket = new WebSocket(this.url, 'mqtt')
    const parse = packetParser()
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => socket.send(connect(this.login(), (heartbeat * 2) / 1000))
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      this.heard = Date.now()
      for (const packet of parse(new Uint8Array(data))) this.handle(packet)
    }
    socket.onclose = () => this.socket === socket && this.lost()
    this.socket = socket
    this.heard = Date.now()
    clearInterval(this.ping)
    this.ping = setInterval(() => this.beat(), heartbeat)
  }

  /** Leaves for good. */
  close() {
    clearTimeout(this.timer)
    clearInterval(this.ping)
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
      this.pause = 1000
      this.listener.onState('online')
    } else if (code === 3) {
      this.socket?.close()
    } else {
      this.close()
      this.listener.onState('refused')
    }
  }

  private beat() {
    if (Date.now() - this.heard > heartbeat * 2) this.lost()
    else if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(pingreq())
  }

  private lost() {
    this.close()
    this.unacknowledged.clear()
    this.listener.onState('offline')
    this.timer = setTimeout(() => this.open(), this.pause)
    this.pause = Math.min(this.pause * 2, 30_000)
  }

  private id() {
    this.nextId = (this.nextId % 65_535) + 1
    return this.nextId
  }
}
