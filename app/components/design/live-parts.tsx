import { formatBasisPoints, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { CalendarDays } from '../bookings/calendar-days.tsx'
import { DistrictMap } from '../charts/district-map.tsx'
import { EscrowFlow } from '../charts/escrow-flow.tsx'
import { HeatMap } from '../charts/heat-map.tsx'
import { OrderGantt } from '../charts/order-gantt.tsx'
import { PriceHistory } from '../charts/price-history.tsx'
import { SavingWaterfall } from '../charts/saving-waterfall.tsx'
import { DraftKept } from '../forms.tsx'
import { DeskTasks } from '../home/desk-tasks.tsx'
import { Desks } from '../home/desks.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { moneyColumn, quantityColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import { DialogBody } from '../ui/dialog.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Timeline } from '../ui/steps.tsx'
import { ToastBox } from '../ui/toast.tsx'
import {
  SAMPLE_CALENDAR,
  SAMPLE_COUNTIES,
  SAMPLE_DESKS,
  SAMPLE_HEAT,
  SAMPLE_HOURS,
  SAMPLE_PRICES,
  SAMPLE_ROWS,
  SAMPLE_SPANS,
  SAMPLE_TASKS,
} from './chart-samples.ts'
import { SAMPLE_NOW_AT, SAMPLE_POOLS, SAMPLE_TIERS } from './samples.ts'

const REFERENCE_FEN = 13_300_000
const nothing = () => {}

/** Every picture; behind each, its table. */
export function Charts() {
  const text = useText()
  const words = text.charts
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      <Card title={words.priceHistory}>
        <PriceHistory points={SAMPLE_PRICES} referencePriceFen={REFERENCE_FEN} />
      </Card>
      <Card title={words.waterfall}>
        <SavingWaterfall referencePriceFen={REFERENCE_FEN} tiers={SAMPLE_TIERS} quantity={34} />
      </Card>
      <Card title={words.gantt}>
        <OrderGantt spans={SAMPLE_SPANS} nowAt={SAMPLE_NOW_AT} />
      </Card>
      <Card title={words.flow}>
        <EscrowFlow rows={SAMPLE_ROWS} />
      </Card>
      <Card title={words.map}>
        <DistrictMap
          values={SAMPLE_COUNTIES}
          measure={words.pooledSets}
          format={(sets) => formatQuantity(sets, text.locale)}
          to={() => '/design'}
        />
      </Card>
      <Card title={words.heat}>
        <HeatMap
          caption={words.heat}
          head={text.platforms.resourceColumn}
          columns={SAMPLE_HOURS}
          lines={SAMPLE_HEAT}
          format={formatBasisPoints}
        />
      </Card>
    </div>
  )
}

/** `name`: its parameters, apart from those of the same table in the other theme. */
export function SortingTable({ name }: { name: string }) {
  const text = useText()
  return (
    <Card isPadded={false}>
      <SmartTable
        name={name}
        caption={text.design.sorting}
        rows={SAMPLE_POOLS}
        rowKey={(pool) => pool.poolId}
        isMarked={(pool) => pool.isJoinedByMe}
        exportPath="/design"
        columns={[
          wordColumn<(typeof SAMPLE_POOLS)[number]>(
            { key: 'title', header: text.join.page.pool },
            (pool) => pool.title,
          ),
          wordColumn<(typeof SAMPLE_POOLS)[number]>(
            { key: 'state', header: text.common.state, isPicked: true },
            (pool) => text.states.pool[pool.state],
          ),
          quantityColumn<(typeof SAMPLE_POOLS)[number]>(
            text,
            { key: 'sets', header: text.common.quantity },
            (pool) => pool.quantity,
          ),
          moneyColumn<(typeof SAMPLE_POOLS)[number]>(
            text,
            { key: 'price', header: text.common.unitPrice },
            (pool) => pool.projectedPriceFen,
          ),
          timeColumn<(typeof SAMPLE_POOLS)[number]>(
            text,
            { key: 'closes', header: text.createPool.joinClosesAt },
            (pool) => pool.joinClosesAt,
          ),
        ]}
      />
    </Card>
  )
}

/** What stands over the page for a moment, laid out so that it can be looked at. */
export function Passing({ id }: { id: string }) {
  const text = useText()
  const { join, common } = text
  return (
    <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
      <div className="flex flex-col items-start gap-3">
        <DraftKept onDrop={nothing} />
        <ToastBox message={common.done} onClose={nothing} />
        <ToastBox message={common.draftDropped} onUndo={nothing} onClose={nothing} />
      </div>
      <div className="rounded-card border border-line bg-surface p-5 shadow-float">
        <DialogBody
          id={id}
          title={join.withdraw}
          description={join.withdrawWill(formatQuantity(6, text.locale), formatPrice(3_555_000))}
          onClose={nothing}
        >
          <div className="flex flex-wrap justify-end gap-2">
            <Button>{common.cancel}</Button>
            <Button tone="danger">{join.withdraw}</Button>
          </div>
        </DialogBody>
      </div>
    </div>
  )
}

export function DeskParts() {
  const text = useText()
  return (
    <div className="flex flex-col gap-4">
      <DeskTasks tasks={SAMPLE_TASKS} orders={[]} nowAt={SAMPLE_NOW_AT} />
      <Desks desks={SAMPLE_DESKS} />
      <Card title={text.shell.bookings}>
        <CalendarDays view={SAMPLE_CALENDAR} />
      </Card>
      <Card title={text.orders.progress}>
        <Timeline
          entries={[
            { id: '1', time: '09:40', title: text.states.order.delivered, tone: 'accent' },
            { id: '2', time: '08:12', title: text.states.payment.refused, tone: 'danger' },
            { id: '3', time: '08:00', title: text.states.order.shipping, tone: 'plain' },
          ]}
        />
      </Card>
    </div>
  )
}
