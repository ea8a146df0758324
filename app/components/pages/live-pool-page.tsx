import { useEffect, useRef } from 'react'
import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { usePoolLive } from '#app/realtime/use-pool-live.ts'
import { PoolPage } from './pool-page.tsx'

interface LivePoolPageProps {
  pool: PoolPageView
  answer: FormAnswer | null
  isSignedIn: boolean
  startAdded?: number
}

/** What offers, members and activity are shown anew after a change; figures do not wait for it. */
const RELOAD_AFTER_MS = 1_500

/** The pool page that follows its pool: figures at once, lists a moment later with the reader's own permission. */
export function LivePoolPage(props: LivePoolPageProps) {
  const { snapshot, isConnected } = usePoolLive(props.pool)
  const wasConnected = useRef(false)
  wasConnected.current ||= isConnected
  const reload = useLiveReload()
  const isBehind = snapshot.version > props.pool.version
  useEffect(() => {
    if (!isBehind) return
    const timer = setTimeout(reload, RELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isBehind, reload])
  const live = isConnected ? 'live' : wasConnected.current ? 'lost' : 'off'
  return <PoolPage {...props} pulse={snapshot} live={live} />
}
