import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useOrganisationLive } from '#app/realtime/use-organisation-live.ts'
import { paths } from '../paths.ts'
import { titleWithUnread } from '../shell/plain-title.ts'
import { Bell, countText } from './bell.tsx'

interface NoticeBellProps {
  /** What the page was loaded with: a new object at every load, so that a fresh page wins over what was heard. */
  loaded: { readonly unread: number }
}

/** The count of what is unread follows while the page is open, in the bar and in the browser's own title. */
export function NoticeBell({ loaded }: NoticeBellProps) {
  const [heard, setHeard] = useState<number | null>(null)
  useOrganisationLive(() => {
    askUnread().then(setHeard, () => {})
  })
  useEffect(() => {
    if (loaded) setHeard(null)
  }, [loaded])
  const unread = heard ?? loaded.unread
  useUnreadInTitle(unread)
  return <Bell unread={unread} />
}

/** A tab among many says that something has come. Every page brings its own title, which is counted anew. */
function useUnreadInTitle(unread: number): void {
  const { key } = useLocation()
  useEffect(() => {
    if (key) document.title = titleWithUnread(document.title, unread > 0 ? countText(unread) : null)
  }, [key, unread])
}

/** Asked beside the router: a page that loads itself anew for the same change is not disturbed. */
async function askUnread(): Promise<number> {
  const reply = await fetch(paths.unreadNotices)
  const { unread } = (await reply.json()) as { unread: number }
  return unread
}
