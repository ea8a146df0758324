import { expect, test } from 'vitest'
import { DistrictMap } from '#app/components/charts/district-map.tsx'
import { DISTRICT_SHAPES } from '#app/components/charts/district-shapes.ts'
import { EscrowFlow } from '#app/components/charts/escrow-flow.tsx'
import { HeatMap } from '#app/components/charts/heat-map.tsx'
import { OrderGantt } from '#app/components/charts/order-gantt.tsx'
import { PriceHistory } from '#app/components/charts/price-history.tsx'
import { SavingWaterfall } from '#app/components/charts/saving-waterfall.tsx'
import { waterfallOf } from '#app/components/charts/waterfall.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { draw } from './support/draw.tsx'
import { sampleOrders, samplePoolPage, sampleStatement } from './support/sample-views.ts'

const TIERS = [
  { fromQuantity: 5, unitPriceFen: 12_000 },
  { fromQuantity: 10, unitPriceFen: 11_000 },
  { fromQuantity: 20, unitPriceFen: 9_000 },
]

test('the steps of a waterfall lead from the reference to the price now, and the next one stands apart', () => {
  const bars = waterfallOf(13_000, TIERS, 12)
  expect(bars.map(({ kind }) => kind)).toEqual(['reference', 'step', 'step', 'price', 'ahead'])
  const saved = bars.filter(({ kind }) => kind === 'step').map(({ lowFen, highFen }) => highFen - lowFen)
  expect(13_000 - saved.reduce((a, b) => a + b, 0)).toBe(11_000)
  expect(bars.at(-1)).toMatchObject({ fromQuantity: 20, lowFen: 9_000, highFen: 11_000 })
})

test('before the first tier a waterfall has no step, after the last nothing ahead', () => {
  expect(waterfallOf(13_000, TIERS, 2).map(({ kind }) => kind)).toEqual(['reference', 'price', 'ahead'])
  expect(waterfallOf(13_000, TIERS, 50).map(({ kind }) => kind)).toEqual([
    'reference',
    'step',
    'step',
    'step',
    'price',
  ])
})

test('every picture is drawn by the server, says what it shows, and has its figures in a table', async () => {
  const pool = samplePoolPage()
  const pictures = [
    <PriceHistory key="a" points={pool.priceHistory} referencePriceFen={pool.referencePriceFen} />,
    <SavingWaterfall key="b" referencePriceFen={13_000} tiers={TIERS} quantity={12} />,
    <OrderGantt key="c" spans={sampleOrders.spans} nowAt={sampleOrders.nowAt} />,
    <EscrowFlow key="d" rows={sampleStatement.rows} />,
  ]
  for (const picture of pictures) {
    const html = await draw(picture)
    expect(html).toMatch(/role="img" aria-label="[^"]{5,}"/)
    expect(html.match(/<svg[^>]*width="680"/g)).toHaveLength(1)
    expect(html.match(/<svg[^>]*width="300"/g)).toHaveLength(1)
    expect(html).toContain('<table')
  }
})

test('the map has every district and zone once', () => {
  expect(DISTRICT_SHAPES.map(({ code }) => code).toSorted()).toEqual(
    COUNTIES.map(({ code }) => code).toSorted(),
  )
})

test('a district leads to what was counted there, from the picture and from its table', async () => {
  const html = await draw(
    <DistrictMap
      values={[{ county: '330481', value: 34 }]}
      measure="认购台数"
      format={String}
      to={(county) => `/pools?county=${county}`}
    />,
  )
  expect(html.match(/href="\/pools\?county=330481"/g)).toHaveLength(2)
})

test('a heat map is a table: a value with its unit for every hour, and closed where nothing is measured', async () => {
  const html = await draw(
    <HeatMap
      caption="利用率"
      head="设备"
      columns={['8', '9']}
      lines={[{ key: 'a', label: '甲机', values: [2500, null] }]}
      format={(value) => `${value / 100}%`}
    />,
  )
  expect(html).toContain('<caption class="sr-only">利用率</caption>')
  expect(html).toContain('>25%<')
  expect(html).toContain('>不开放<')
})
