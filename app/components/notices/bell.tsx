import { Link } from '@remix-run/react'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'

/** More than this is said to be many. */
const MOST_COUNTED = 99

/** The way to the notice centre, with the count of what is unread. */
export function Bell({ unread }: { unread: number }) {
  const text = useText()
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
          {countText(unread)}
        </span>
      )}
    </Link>
  )
}

export function countText(unread: number): string {
  return unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread)
}
