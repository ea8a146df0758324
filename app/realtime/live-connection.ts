import type { Socket } from 'socket.io-client'
import type { PageToServer, ServerToPage } from '#app/contracts/live.ts'

export type LiveConnection = Socket<ServerToPage, PageToServer>

/** Kept open a little after the last page let go: the next page mostly wants it again. */
const LINGER_MS = 3_000

let opening: Promise<LiveConnection> | null = null
let holders = 0

/** One connection for the whole browser tab, loaded and opened when the first page wants it. */
export async function holdConnection(): Promise<LiveConnection> {
  holders++
  opening ??= import('socket.io-client').then(({ io }) =>
    io({ transports: ['websocket', 'polling'], reconnectionDelayMax: 5_000 }),
  )
  try {
    return await opening
  } catch (error) {
    opening = null
    throw error
  }
}

export function letConnectionGo(): void {
  holders--
  setTimeout(() => {
    if (holders > 0 || !opening) return
    void opening.then((socket) => socket.close())
    opening = null
  }, LINGER_MS)
}
