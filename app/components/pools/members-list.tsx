import type { CountyShare } from '#app/contracts/views/pools.ts'
import { formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'

/** Where the firms are: sums by county, never a firm. */
export function MembersList({ members }: { members: CountyShare[] }) {
  const text = useText()
  const most = Math.max(1, ...members.map((share) => share.quantity))
  if (members.length === 0) return <p className="text-sm text-ink-faint">{text.common.none}</p>
  return (
    <>
      <ul className="flex flex-col gap-2.5">
        {members.map((share) => (
          <li key={share.county} className="text-sm">
            <p className="flex justify-between gap-2">
              <span>{countyName(share.county, text)}</span>
              <span className="text-ink-soft">
                {text.common.firms(share.firms)} · {formatQuantity(share.quantity, text.locale)}
              </span>
            </p>
            <div className="mt-1 h-1.5 rounded-full bg-sunken" aria-hidden="true">
              <div
                className="h-full rounded-full bg-accent"
                style={{ width: `${(share.quantity / most) * 100}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-ink-faint">{text.pools.membersHint}</p>
    </>
  )
}
