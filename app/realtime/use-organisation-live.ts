import { useEffect, useRef } from 'react'
import { holdConnection, letConnectionGo } from './live-connection.ts'

/** Calls back whenever something of the reader's own firm has changed. A visitor has none, and no connection for it. */
export function useOrganisationLive(onChange: () => void, isSignedIn = true): void {
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    if (!isSignedIn) return
    let isGone = false
    let leave = (): void => {}
    holdConnection().then(
      (socket) => {
        if (isGone) return
        const hear = (): void => latest.current()
        socket.on('organisation.changed', hear)
        // Something may have changed while nobody listened; the first connection follows a fresh page.
        socket.io.on('reconnect', hear)
        leave = () => {
          socket.off('organisation.changed', hear)
          socket.io.off('reconnect', hear)
        }
      },
      () => {},
    )
    return () => {
      isGone = true
      leave()
      letConnectionGo()
    }
  }, [isSignedIn])
}
