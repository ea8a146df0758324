import { startTransition, useEffect, useState } from 'react'
import type { PoolSnapshot } from '#app/contracts/live.ts'
import { holdConnection, type LiveConnection, letConnectionGo } from './live-connection.ts'

export interface PoolLive<Shown extends LivePool> {
  /** The newest that is known: what the page was loaded with, or what came since. */
  readonly snapshot: Shown
  readonly isConnected: boolean
  /** Add it to the reader's clock to have the server's, in ms. */
  readonly serverOffsetMs: number
}

/** What of a page's own view moves; a page may show more. */
export type LivePool = Omit<PoolSnapshot, 'serverAt' | 'referencePriceFen'>

/**
 * Keeps a pool's public figures current while the page is open. Starts with what the server drew, applies
 * only newer versions, and catches up after every reconnection. Without JavaScript a reload shows the same.
 */
export function usePoolLive<Shown extends LivePool>(initial: Shown): PoolLive<Shown> {
  const [latest, setLatest] = useState<PoolSnapshot | null>(null)
  const [isConnected, setConnected] = useState(false)
  const [serverOffsetMs, setOffset] = useState(0)
  const { poolId } = initial

  useEffect(() => {
    const take = (snapshot: PoolSnapshot): void => {
      if (snapshot.poolId !== poolId) return
      // A transition waits for parts of the page that are still on their way instead of blanking them.
      startTransition(() => {
        setOffset(Date.parse(snapshot.serverAt) - Date.now())
        setLatest((current) => newer(current, snapshot))
      })
    }
    const note = (connected: boolean): void => startTransition(() => setConnected(connected))
    const leave = watchPool(poolId, take, note)
    return () => {
      leave()
      setLatest(null)
      setConnected(false)
    }
  }, [poolId])

  const isNewer = latest !== null && latest.poolId === poolId && latest.version > initial.version
  return { snapshot: isNewer ? { ...initial, ...latest } : initial, isConnected, serverOffsetMs }
}

/** The one with the higher version: messages may overtake each other, a page never goes back. */
export function newer(current: PoolSnapshot | null, next: PoolSnapshot): PoolSnapshot {
  if (!current || current.poolId !== next.poolId) return next
  return next.version > current.version ? next : current
}

function watchPool(
  poolId: string,
  take: (snapshot: PoolSnapshot) => void,
  setConnected: (isConnected: boolean) => void,
): () => void {
  let isGone = false
  let leave = (): void => {}
  const begin = (socket: LiveConnection): void => {
    if (isGone) return
    const ask = (): void => {
      setConnected(true)
      socket.emit('watch', { poolId }, (answer) => {
        if (answer.ok && !isGone) take(answer.snapshot)
      })
    }
    const lose = (): void => setConnected(false)
    socket.on('pool.changed', take)
    socket.on('connect', ask)
    socket.on('disconnect', lose)
    if (socket.connected) ask()
    leave = () => {
      socket.emit('unwatch', { poolId })
      socket.off('pool.changed', take)
      socket.off('connect', ask)
      socket.off('disconnect', lose)
    }
  }
  holdConnection().then(begin, () => setConnected(false))
  return () => {
    isGone = true
    leave()
    letConnectionGo()
  }
}
