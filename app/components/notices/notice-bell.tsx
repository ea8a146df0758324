import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { useOrganisationLive } from '#app/realtime/use-organisation-live.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'

interface NoticeBellProps {
  /** What the page was loaded with: a new object at every load, so that a fresh page wins over what was heard. */
  loaded: { readonly unread: number }
}

/** The way to the notice centre with the count of what is unread; the count follows while the page is open. */
export function NoticeBell({ loaded }: NoticeBellProps) {
  const text = useText()
  const [heard, setHeard] = useState<number | null>(null)
  useOrganisationLive(() => {
    askUnread().then(setHeard, () => {})
  })
  useEffect(() => {
    if (loaded) setHeard(null)
  }, [loaded])
  const unread = heard ?? loaded.unread
  return (
    <Link
      to={paths.notices}
      aria-label={text.shell.bell(unread)}
      className="relative flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
    >
      <Icon name="bell" className="size-5" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 min-w-5 rounded-full bg-danger px-1 text-center text-xs leading-5 font-semibold text-on-danger"
        >
          {unread >= 100 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}

/** Asked beside the router: a page that loads itself anew for the same change is not disturbed. */
async function askUnread(): Promise<number> {
  const reply = await fetch(paths.unreadNotices)
  const { unread } = (await reply.json()) as { unread: number }
  return unread
}
