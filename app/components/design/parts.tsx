import { useState } from 'react'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Countdown } from '../countdown/countdown.tsx'
import { PriceStaircase } from '../ladder/price-staircase.tsx'
import { WhatIfSlider } from '../ladder/what-if-slider.tsx'
import { ActivityList } from '../pools/activity-list.tsx'
import { MembersList } from '../pools/members-list.tsx'
import { OffersList } from '../pools/offers-list.tsx'
import { PoolGrid } from '../pools/pool-card.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton, Dialog } from '../ui/dialog.tsx'
import { LinkTabs } from '../ui/link-tabs.tsx'
import { DataTable } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Toast } from '../ui/toast.tsx'
import {
  SAMPLE_ACTIVITY,
  SAMPLE_LADDERS,
  SAMPLE_NOW_AT,
  SAMPLE_OFFERS,
  SAMPLE_POOLS,
  SAMPLE_TIERS,
} from './samples.ts'

const REFERENCE_FEN = 13_300_000

export function Staircases() {
  const text = useText()
  const one = SAMPLE_LADDERS.slice(0, 1)
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      <Card title={text.design.staircaseMany}>
        <PriceStaircase
          ladders={SAMPLE_LADDERS}
          quantity={34}
          referencePriceFen={REFERENCE_FEN}
          minQuantity={20}
        />
      </Card>
      <Card title={text.design.staircaseOne}>
        <PriceStaircase
          ladders={one}
          quantity={38}
          referencePriceFen={REFERENCE_FEN}
          minQuantity={20}
          isTableOpen
        />
      </Card>
      <Card title={text.design.staircaseBefore}>
        <PriceStaircase ladders={one} quantity={2} referencePriceFen={REFERENCE_FEN} minQuantity={20} />
      </Card>
      <Card title={text.ladder.whatIf}>
        <WhatIfSlider
          tiers={SAMPLE_TIERS}
          quantity={34}
          mineQuantity={2}
          referencePriceFen={REFERENCE_FEN}
          maxAdded={26}
          startAdded={6}
        />
      </Card>
    </div>
  )
}

export function PoolParts() {
  const text = useText()
  return (
    <div className="flex flex-col gap-4">
      <PoolGrid pools={SAMPLE_POOLS} nowAt={SAMPLE_NOW_AT} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
        <Card title={text.pools.offers} className="lg:col-span-2">
          <OffersList offers={SAMPLE_OFFERS} />
        </Card>
        <div className="flex flex-col gap-4">
          <Card title={text.pools.members}>
            <MembersList
              members={[
                { county: '330481', firms: 8, quantity: 24 },
                { county: '330424', firms: 4, quantity: 10 },
              ]}
            />
          </Card>
          <Card title={text.pools.activityTitle}>
            <ActivityList activity={SAMPLE_ACTIVITY} />
          </Card>
        </div>
      </div>
    </div>
  )
}

export function Tables() {
  const text = useText()
  return (
    <Card isPadded={false}>
      <DataTable
        caption={text.design.tables}
        rows={SAMPLE_POOLS}
        rowKey={(pool) => pool.poolId}
        isMarked={(pool) => pool.isJoinedByMe}
        columns={[
          { key: 'title', header: text.join.page.pool, cell: (pool) => pool.title },
          { key: 'firms', header: text.pools.firms, align: 'right', cell: (pool) => pool.firms },
          {
            key: 'quantity',
            header: text.common.quantity,
            align: 'right',
            cell: (pool) => formatQuantity(pool.quantity, text.locale),
          },
          {
            key: 'price',
            header: text.common.unitPrice,
            align: 'right',
            cell: (pool) =>
              pool.projectedPriceFen === null ? text.common.unknown : formatPrice(pool.projectedPriceFen),
          },
          {
            key: 'reference',
            header: text.pools.referencePrice,
            align: 'right',
            cell: (pool) => formatPrice(pool.referencePriceFen),
          },
        ]}
      />
    </Card>
  )
}

export function Dialogs() {
  const text = useText()
  const [isOpen, setIsOpen] = useState(false)
  const [said, setSaid] = useState(0)
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => setIsOpen(true)}>{text.design.openDialog}</Button>
          <form onSubmit={(event) => event.preventDefault()}>
            <ConfirmButton
              label={text.join.withdraw}
              will={text.join.withdrawWill(formatQuantity(6, text.locale), formatPrice(3_555_000))}
            />
          </form>
          <Button onClick={() => setSaid(said + 1)}>{text.design.showToast}</Button>
          <Countdown untilAt="2026-03-04T10:00:00.000Z" nowAt={SAMPLE_NOW_AT} over={text.pools.closed} />
          <Countdown untilAt="2026-03-02T01:20:00.000Z" nowAt={SAMPLE_NOW_AT} over={text.pools.closed} />
          <Countdown untilAt="2026-03-01T10:00:00.000Z" nowAt={SAMPLE_NOW_AT} over={text.pools.closed} />
        </div>
        <LinkTabs
          label={text.common.state}
          tabs={[
            { to: '/design', label: text.states.pool.open, isCurrent: true },
            { to: '/design#settled', label: text.states.pool.settled, isCurrent: false },
          ]}
        />
        <Tabs
          label={text.design.tables}
          tabs={[
            { key: 'a', label: text.pools.offers, children: text.pools.offersNone },
            { key: 'b', label: text.pools.activityTitle, children: text.pools.activityNone },
          ]}
        />
      </div>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={text.design.title}
        description={text.design.lead}
      >
        <Button onClick={() => setIsOpen(false)}>{text.common.close}</Button>
      </Dialog>
      <Toast key={said} message={said > 0 ? text.common.done : null} />
    </Card>
  )
}
