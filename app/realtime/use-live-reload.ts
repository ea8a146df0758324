import { useNavigation, useRevalidator, useRouteLoaderData } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import type { ShellView } from '#app/contracts/views/shell.ts'
import { useOrganisationLive } from './use-organisation-live.ts'

/**
 * The page loads itself anew whenever something of the reader's own firm has changed. One load never cuts off
 * another, nor what the reader is sending: what was heard meanwhile is one more load, after it. Returns the
 * reload for those who hear of a change another way.
 */
export function useLiveReload(): () => void {
  const { revalidate, state } = useRevalidator()
  const navigation = useNavigation()
  const loaded = useRouteLoaderData('root') as { shell?: ShellView } | undefined
  const isLoading = state !== 'idle' || navigation.state !== 'idle'
  const isUnderWay = useRef(false)
  const isWanted = useRef(false)
  const reload = useCallback(() => {
    isWanted.current = isUnderWay.current
    if (isUnderWay.current) return
    // Until the next drawing tells, so that two changes in one moment are one load.
    isUnderWay.current = true
    revalidate()
  }, [revalidate])
  useEffect(() => {
    isUnderWay.current = isLoading
    if (!isLoading && isWanted.current) reload()
  })
  useOrganisationLive(reload, loaded?.shell?.viewer != null)
  return reload
}
