// A receipt printer on the network, as the station meets one: takes ESC/POS and answers how it is.
import net from 'node:net'

const [dle, gs] = [0x10, 0x1d]

export interface Printer {
  port: number
  /** What it was sent since it was switched on, as Chinese text with the commands in between. */
  paper: () => string
  /** Takes the paper out, or puts a new roll in. */
  empty: (empty: boolean) => void
  close: () => Promise<void>
}

export async function switchOn(): Promise<Printer> {
  let empty = false
  let sent = Buffer.alloc(0)
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      sent = Buffer.concat([sent, bytes])
      for (let i = 0; i + 2 < bytes.length; i++) {
        if (bytes[i] === dle && bytes[i + 1] === 4) socket.write(Buffer.from([0x12 | (empty ? 0x60 : 0)]))
        if (bytes[i] === gs && bytes[i + 1] === 0x72 && !empty) socket.write(Buffer.from([0]))
      }
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as net.AddressInfo).port,
    paper: () => new TextDecoder('gb18030').decode(sent),
    empty: (now) => (empty = now),
    close: () =>
      new Promise((closed) => {
        sockets.forEach((socket) => socket.destroy())
        server.close(() => closed())
      }),
  }
}
