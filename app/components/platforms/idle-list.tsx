import { Link } from '@remix-run/react'
import type { IdleCard } from '#app/contracts/views/platforms.ts'
import { formatBasisPoints, formatSpanShort, localFieldOf } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'

/** 闲时共享: time that equipment stands idle; each leads to its day in the calendar. */
export function IdleList({ idle }: { idle: IdleCard[] }) {
  const text = useText()
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {idle.map((one) => (
        <li key={one.id}>
          <Link
            to={`${paths.resource(one.resourceId)}?mode=day&on=${localFieldOf(one.startsAt).slice(0, 10)}`}
            className="inline-flex items-center font-medium text-accent underline max-sm:min-h-11"
          >
            {one.resourceName}
          </Link>
          <span className="block">{formatSpanShort(one.startsAt, one.endsAt, text.locale)}</span>
          <span className="block text-saving">
            {text.platforms.idleShare(formatBasisPoints(one.priceBasisPoints))}
          </span>
        </li>
      ))}
    </ul>
  )
}
