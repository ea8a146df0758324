import type { PoolPageView } from '#app/contracts/views/pools.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { leadingOffer } from './leading-offer.ts'

/** What a member of an open pool does and awaits, each with its day, and what comes back when. */
export function WhatComes({ pool }: { pool: PoolPageView }) {
  const text = useText()
  const { whatComes: words, locale } = text
  const closes = formatInstant(pool.joinClosesAt, locale)
  const days = (count: number) => text.common.days(count)
  const deliveryDays = leadingOffer(pool.standingOffers, pool.quantity)?.deliveryDays ?? null
  const steps: [when: string, what: string][] = [
    ...(pool.mine?.state === 'pending_deposit'
      ? [[words.payFirst, words.payFirstHow] satisfies [string, string]]
      : []),
    [words.until(closes), words.untilHow],
    [words.at(closes), words.atHow],
    [words.sign(days(pool.signingDays)), words.signHow],
    ...(deliveryDays === null
      ? []
      : [[words.ship(days(deliveryDays)), words.shipHow] satisfies [string, string]]),
  ]
  return (
    <section className="mt-4 border-t border-line pt-3 text-sm" aria-label={words.title}>
      <h3 className="mb-2 font-semibold">{words.title}</h3>
      <ol className="flex flex-col gap-2">
        {steps.map(([when, what]) => (
          <li key={when} className="border-l-2 border-line-strong pl-3">
            <span className="block font-medium">{when}</span>
            <span className="text-ink-soft">{what}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
