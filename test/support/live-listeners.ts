import { setTimeout as sleep } from 'node:timers/promises'
import { io } from 'socket.io-client'

/** Run by the benchmark `live` in a process of its own: many sockets that watch one pool and note arrivals. */
const [port = '', count = '', poolId = ''] = process.argv.slice(2)
const QUIET_MS = 500
const CONNECT_AT_ONCE = 50

let arrivals: { version: number; atMs: number }[] = []

async function connect(): Promise<void> {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true })
  socket.on('pool.changed', ({ version }: { version: number }) =>
    arrivals.push({ version, atMs: Date.now() }),
  )
  await new Promise((done) => socket.once('connect', () => socket.emit('watch', { poolId }, done)))
}

process.on('message', async () => {
  for (let seen = -1; seen !== arrivals.length; ) {
    seen = arrivals.length
    await sleep(QUIET_MS)
  }
  const taken = arrivals
  arrivals = []
  process.send?.({ arrivals: taken })
})

for (let opened = 0; opened < Number(count); opened += CONNECT_AT_ONCE) {
  await Promise.all(Array.from({ length: Math.min(CONNECT_AT_ONCE, Number(count) - opened) }, connect))
}
process.send?.('ready')
