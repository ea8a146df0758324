import { Link } from '@remix-run/react'
import { useText } from '#app/i18n/text.ts'
import { Notice } from '../ui/feedback.tsx'

/** For a firm that waits to be verified: that it waits, and what is open to it meanwhile. */
export function Meanwhile() {
  const { home } = useText()
  return (
    <section className="flex flex-col gap-3">
      <Notice tone="warning">{home.unverified}</Notice>
      <h2 className="text-xl font-semibold">{home.meanwhileTitle}</h2>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {home.meanwhile.map(([title, body, to]) => (
          <li key={to}>
            <Link
              to={to}
              className="block h-full rounded-card border border-line bg-surface px-4 py-3 shadow-card hover:border-accent"
            >
              <span className="font-semibold text-accent">{title}</span>
              <span className="mt-0.5 block text-sm text-ink-soft">{body}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
