import { Link, useLocation, useNavigation } from '@remix-run/react'
import type { Viewer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { paths, signInFrom } from '../paths.ts'

/** On a slow network a press is seen to have been heard; a page that comes at once shows nothing. */
export function UnderWay() {
  const { state } = useNavigation()
  return state === 'idle' ? null : <div aria-hidden="true" className="under-way" />
}

export function SkipLink() {
  const text = useText()
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
    >
      {text.shell.skipToContent}
    </a>
  )
}

export function DemoBanner({ viewer }: { viewer: Viewer | null }) {
  const text = useText()
  const { pathname, search } = useLocation()
  // Another identity may not see what this one has open; a visitor goes on where it was.
  const to = viewer ? paths.signIn : signInFrom(pathname, search)
  return (
    <aside aria-label={text.shell.demo} className="bg-saving-soft text-saving" data-screen-only>
      <p className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-4 px-4 py-1 text-xs sm:px-6">
        <span>{text.shell.demoBanner}</span>
        <Link to={to} className="-my-3 py-3 font-medium underline underline-offset-2">
          {viewer ? text.shell.demoSwitch : text.shell.signIn}
        </Link>
      </p>
    </aside>
  )
}
