import type { ResourceView } from '#app/contracts/views/bookings.ts'
import { formatBasisPoints, formatInstant, formatMinutes, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { Facts } from '../ui/page-header.tsx'

/** What the machine is, by which rules it may be booked, at which tariff, and when it stands still. */
export function ResourceFacts({ view }: { view: ResourceView }) {
  const text = useText()
  const words = text.bookings
  const { hourFen } = view.rules.tariff
  const tariff = (['chain', 'outside'] as const).map((one) => ({
    name: `${words.tariff} · ${text.platforms[one]}`,
    value: `${words.bandLong.peak} ${formatPrice(hourFen[one].peakFen)} · ${words.bandLong.offPeak} ${formatPrice(hourFen[one].offPeakFen)}`,
  }))
  return (
    <Card title={words.rules}>
      <Facts facts={[{ name: words.where, value: view.location }, ...view.specs, ...tariff]} />
      <ul className="mt-3 flex list-disc flex-col gap-1 pl-4 text-sm">
        {rulesOf(view, text).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {view.closures.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">{words.closures}</h3>
          <ul className="mt-1 flex flex-col gap-1 text-sm">
            {view.closures.map((closure) => (
              <li key={`${closure.startsAt} ${closure.endsAt}`}>
                {words.closureKinds[closure.kind]}: {formatInstant(closure.startsAt, text.locale)} –{' '}
                {formatInstant(closure.endsAt, text.locale)} {closure.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function rulesOf({ rules }: ResourceView, { locale, bookings: words }: ReturnType<typeof useText>): string[] {
  const length = (minutes: number) => formatMinutes(minutes, locale)
  return [
    words.ruleLength(length(rules.minMinutes), length(rules.maxMinutes), length(rules.slotMinutes)),
    ...(rules.noticeMinutes > 0 ? [words.ruleNotice(length(rules.noticeMinutes))] : []),
    words.ruleHorizon(rules.horizonDays),
    ...(rules.bufferBeforeMinutes + rules.bufferAfterMinutes > 0
      ? [words.ruleBuffer(length(rules.bufferBeforeMinutes), length(rules.bufferAfterMinutes))]
      : []),
    ...(rules.quotaMinutesPerWeek === null ? [] : [words.ruleQuota(length(rules.quotaMinutesPerWeek))]),
    ...(rules.approval === 'approval' ? [words.ruleApproval] : []),
    ...(rules.qualification === null ? [] : [words.ruleQualification(rules.qualification)]),
    words.ruleCancel(length(rules.cancelMinutes), formatBasisPoints(rules.lateCancelBasisPoints)),
    words.ruleNoShow(length(rules.noShowMinutes), formatBasisPoints(rules.noShowBasisPoints)),
  ]
}
