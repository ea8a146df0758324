import { useId, useState } from 'react'
import type { TierView } from '#app/contracts/views/pools.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Stat, Stats } from '../ui/page-header.tsx'
import { cheaperAt, tierAt } from './geometry.ts'

interface WhatIfProps {
  tiers: TierView[]
  /** What the pool has today. */
  quantity: number
  /** What this firm has in it already. */
  mineQuantity: number
  referencePriceFen: number
  maxAdded: number
  /** What the reader asked for without JavaScript; kept within 1 and `maxAdded`. */
  startAdded?: number
}

/** What would it cost if I added some sets? Answers at once; without JavaScript by asking the page again. */
export function WhatIfSlider({
  tiers,
  quantity,
  mineQuantity,
  referencePriceFen,
  maxAdded,
  startAdded = 1,
}: WhatIfProps) {
  const text = useText()
  const id = useId()
  const most = Math.max(1, maxAdded)
  const [added, setAdded] = useState(Math.min(Math.max(1, startAdded), most))
  return (
    <form method="get" className="rounded-control bg-sunken p-4">
      <div className="flex items-end justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {text.ladder.whatIf}
        </label>
        <output htmlFor={id} className="text-lg font-semibold">
          +{formatQuantity(added, text.locale)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        name="add"
        min={1}
        max={most}
        value={added}
        onChange={(event) => setAdded(Number(event.currentTarget.value))}
        aria-valuetext={formatQuantity(added, text.locale)}
        className="mt-2 h-8 w-full accent-accent"
      />
      <noscript>
        <Button type="submit" size="small">
          {text.ladder.whatIfShow}
        </Button>
      </noscript>
      <WhatIfAnswer
        tiers={tiers}
        quantity={quantity}
        mineQuantity={mineQuantity}
        referencePriceFen={referencePriceFen}
        added={added}
      />
    </form>
  )
}

interface AnswerProps {
  tiers: TierView[]
  quantity: number
  mineQuantity: number
  referencePriceFen: number
  added: number
}

function WhatIfAnswer({ tiers, quantity, mineQuantity, referencePriceFen, added }: AnswerProps) {
  const text = useText()
  const then = tierAt(tiers, quantity + added)
  const now = tierAt(tiers, quantity)
  const mine = mineQuantity + added
  const cheaper = cheaperAt(tiers, quantity + added)
  const othersSaveFen = now && then ? now.unitPriceFen - then.unitPriceFen : 0
  return (
    <div className="mt-3" aria-live="polite">
      <Stats className="grid-cols-2">
        <Stat label={text.ladder.whatIfPool} value={formatQuantity(quantity + added, text.locale)} />
        <Stat
          label={text.ladder.whatIfPrice}
          tone="accent"
          value={then ? formatPrice(then.unitPriceFen) : text.common.unknown}
        />
        {then && (
          <>
            <Stat
              label={text.ladder.whatIfMine(formatQuantity(mine, text.locale))}
              value={formatPrice(then.unitPriceFen * mine)}
            />
            <Stat
              label={text.ladder.whatIfSaving}
              tone="saving"
              value={formatPrice(Math.max(0, referencePriceFen - then.unitPriceFen) * mine)}
            />
          </>
        )}
      </Stats>
      <p className="mt-2 min-h-6 text-sm text-saving">
        {!then && text.ladder.whatIfNone}
        {othersSaveFen > 0 && text.ladder.whatIfOthers(formatPrice(othersSaveFen))}
        {othersSaveFen === 0 && cheaper !== null && cheaperSentence(tiers, cheaper, text)}
      </p>
    </div>
  )
}

function cheaperSentence(tiers: TierView[], quantity: number, text: ReturnType<typeof useText>): string {
  const tier = tierAt(tiers, quantity)
  return tier ? text.ladder.whatIfCheaper(quantity, formatPrice(tier.unitPriceFen * quantity)) : ''
}
