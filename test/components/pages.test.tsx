import { expect, test } from 'vitest'
import { CommitmentsPage } from '#app/components/pages/commitments-page.tsx'
import { ContractPage } from '#app/components/pages/contract-page.tsx'
import { CreatePoolPage } from '#app/components/pages/create-pool-page.tsx'
import { DisputeDeskPage } from '#app/components/pages/dispute-desk-page.tsx'
import { DisputePage } from '#app/components/pages/dispute-page.tsx'
import { HomePage } from '#app/components/pages/home-page.tsx'
import { InvoicesPage } from '#app/components/pages/invoices-page.tsx'
import { OfferComposerPage } from '#app/components/pages/offer-page.tsx'
import { OperatorPage } from '#app/components/pages/operator-page.tsx'
import { OrderPage } from '#app/components/pages/order-page.tsx'
import { OrdersPage } from '#app/components/pages/orders-page.tsx'
import { PoolPage } from '#app/components/pages/pool-page.tsx'
import { PoolsPage } from '#app/components/pages/pools-page.tsx'
import { SignInPage } from '#app/components/pages/sign-in-page.tsx'
import { StatementPage } from '#app/components/pages/statement-page.tsx'
import type { MyCommitmentView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { OrderState } from '#app/domain/orders/order-lifecycle.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { draw } from './support/draw.tsx'
import { sampleCommitment } from './support/sample-commitment.ts'
import {
  sampleContract,
  sampleDealings,
  sampleDesk,
  sampleDispute,
  sampleInvoices,
} from './support/sample-dealings.ts'
import {
  no,
  sampleCommitments,
  sampleComposer,
  sampleCreatePool,
  sampleHome,
  sampleOperator,
  sampleOrder,
  sampleOrders,
  samplePoolPage,
  samplePools,
  sampleSignIn,
  sampleStatement,
  yes,
} from './support/sample-views.ts'

const answer: FormAnswer = {
  intent: 'join',
  isDone: false,
  refusal: { code: 'CAP_EXCEEDED', facts: { left: 6 } },
  fieldErrors: { quantity: '不能大于 6' },
  values: { quantity: '9', reserveYuan: 'abc' },
}

const PAGES = {
  pool: <PoolPage pool={samplePoolPage({ mine: sampleCommitment })} answer={null} isSignedIn />,
  home: <HomePage view={sampleHome} isSignedIn={false} isUnverified={false} isDemo tour={null} />,
  pools: <PoolsPage view={samplePools} canCreate />,
  offer: <OfferComposerPage view={sampleComposer()} answer={null} />,
  commitments: <CommitmentsPage view={sampleCommitments} />,
  orders: <OrdersPage view={sampleOrders} />,
  order: <OrderPage order={sampleOrder} answer={null} />,
  statement: <StatementPage view={sampleStatement} />,
  signIn: <SignInPage view={sampleSignIn} answer={null} />,
  createPool: <CreatePoolPage view={sampleCreatePool} answer={null} />,
  operator: <OperatorPage view={sampleOperator} />,
  dispute: <DisputePage view={sampleDispute(sampleOrder)} answer={null} />,
  contract: <ContractPage view={sampleContract(sampleOrder)} answer={null} />,
  invoices: <InvoicesPage view={sampleInvoices()} answer={null} />,
  disputeDesk: <DisputeDeskPage view={sampleDesk(sampleOrder)} answer={null} />,
}

test.each(Object.entries(PAGES))(
  '%s: one h1, unique ids, every label has its control, no unfilled word',
  async (_, page) => {
    for (const locale of ['zh', 'en'] as const) {
      const html = await draw(page, locale)
      expect(html.match(/<h1/g)).toHaveLength(1)
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, id] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(id)
      for (const [, described] of html.matchAll(/aria-describedby="([^"]+)"/g))
        for (const id of described?.split(' ') ?? []) expect(ids).toContain(id)
      expect(html).not.toMatch(/undefined|NaN|\[object|Invalid/)
    }
  },
)

test('a form that came back shows the refusal, the field error and what was typed', async () => {
  const html = await draw(<PoolPage pool={samplePoolPage()} answer={answer} isSignedIn />)
  expect(html).toContain('超过数量上限，目前最多还可认购 6\u00a0台。')
  expect(html).toContain('不能大于 6')
  expect(html).toMatch(/name="quantity"[^>]*value="9"/)
  expect(html).toMatch(/name="reserveYuan"[^>]*value="abc"/)
  expect(html).toMatch(/aria-invalid="true"[^>]*aria-describedby|aria-describedby[^>]*aria-invalid="true"/)
})

test('a refusal of one form is not shown in another', async () => {
  const pool = samplePoolPage({
    mine: sampleCommitment,
    actions: { ...samplePoolPage().actions, change: yes, withdraw: yes },
  })
  const html = await draw(<PoolPage pool={pool} answer={answer} isSignedIn />)
  const forms = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form)
  expect(forms.length).toBeGreaterThan(2)
  for (const form of forms) expect(form).not.toContain('超过数量上限')
})

test('a commitment that lapsed says why, and what becomes of money that is still on its way', async () => {
  const page = (mine: Partial<MyCommitmentView>) =>
    draw(
      <PoolPage
        pool={samplePoolPage({ state: 'awarded', mine: { ...sampleCommitment, state: 'dropped', ...mine } })}
        answer={null}
        isSignedIn
      />,
    )
  const unpaid = await page({ quantity: 0 })
  expect(unpaid).toContain('认购截止时订金还没有到账')
  expect(unpaid).toContain('订金 ¥13,300 到账后，会立即原路全额退回')
  const unsigned = await page({ quantity: 6, payment: null })
  expect(unsigned).toContain('没有在期限内签署合同')
  expect(unsigned).not.toContain('原路全额退回')
})

test('the clock of an acceptance is shown while it runs, not of an order in dispute or over', async () => {
  const [shipment] = sampleOrder.shipments
  if (!shipment) throw new Error('the sample has no shipment')
  const waiting = { ...shipment, openQuantity: 2, acceptByAt: '2026-05-14T01:00:00.000Z' }
  const page = (state: OrderState) =>
    draw(<OrderPage order={{ ...sampleOrder, state, shipments: [waiting] }} answer={null} />)
  expect(await page('delivered')).toContain('前未验收将自动通过')
  for (const state of ['disputed', 'terminated'] as const)
    expect(await page(state)).not.toContain('前未验收将自动通过')
})

test('a press whose form went away meanwhile still says why it did nothing', async () => {
  const refused = (intent: string, code: RefusalCode, values: Record<string, string>): FormAnswer => ({
    intent,
    isDone: false,
    refusal: { code, facts: {} },
    fieldErrors: {},
    values,
  })
  const pay = refused('pay', 'PAYMENT_NOT_PAYABLE', { paymentId: 'pay_gone' })
  const sentence = refusalSentence({ code: 'PAYMENT_NOT_PAYABLE', facts: {} }, 'zh')
  const left = { ...sampleCommitment, state: 'withdrawn' as const, payment: null }
  expect(await draw(<PoolPage pool={samplePoolPage({ mine: left })} answer={pay} isSignedIn />)).toContain(
    sentence,
  )
  expect(await draw(<OrderPage order={sampleOrder} answer={pay} />)).toContain(sentence)
  const sign = refused('sign', 'ALREADY_SIGNED', {})
  const signed = { ...sampleOrder, actions: { ...sampleOrder.actions, sign: no } }
  const said = await draw(<OrderPage order={signed} answer={sign} />)
  expect(said.split(refusalSentence({ code: 'ALREADY_SIGNED', facts: {} }, 'zh'))).toHaveLength(2)
})

test('the money field shows yuan with two decimals of what stands in fen', async () => {
  const pool = samplePoolPage({
    mine: { ...sampleCommitment, reserveFen: 12_500_050 },
    actions: { ...samplePoolPage().actions, change: yes },
  })
  const html = await draw(<PoolPage pool={pool} answer={null} isSignedIn />)
  expect(html).toMatch(/name="reserveYuan"[^>]*value="125000.50"/)
})

test('every form of the pool page posts an intent and a key of its own', async () => {
  const all = { join: no, change: yes, withdraw: yes, offer: yes, extend: yes, cancel: yes }
  const pool = samplePoolPage({ mine: sampleCommitment, actions: all })
  const html = await draw(<PoolPage pool={pool} answer={null} isSignedIn />)
  const intents = [...html.matchAll(/name="intent" value="(\w+)"/g)].map((match) => match[1])
  expect(intents.sort()).toEqual(['cancel', 'changeQuantity', 'extend', 'pay', 'withdraw'])
  const keys = [...html.matchAll(/name="idempotencyKey" value="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(keys).size).toBe(intents.length)
})

test('a visitor is asked to sign in and comes back to the pool', async () => {
  const pool = samplePoolPage({
    actions: {
      ...samplePoolPage().actions,
      join: { isAllowed: false, refusal: { code: 'SIGN_IN_REQUIRED', facts: {} } },
    },
  })
  const html = await draw(<PoolPage pool={pool} answer={null} isSignedIn={false} />)
  expect(html).toContain('/sign-in?next=%2Fpools%2Fpool_sample')
  expect(html).not.toContain('name="intent" value="join"')
})

test('a sealed offer shows neither price nor terms', async () => {
  const html = await draw(
    <PoolPage
      pool={samplePoolPage({
        visibility: 'sealed',
        offers: null,
        standingOffers: samplePoolPage().standingOffers.filter((offer) => offer.tiers === null),
      })}
      answer={null}
      isSignedIn
    />,
  )
  expect(html).toContain('报价密封中')
  expect(html).not.toContain('118,500</li>')
  expect(html).not.toContain('≥')
})

test('an older pulse never turns the page back; a newer one moves it', async () => {
  const pool = samplePoolPage({ version: 7, quantity: 34 })
  const pulse = { ...pool, quantity: 41, firms: 14, projectedPriceFen: 10_900_000 }
  const older = await draw(<PoolPage pool={pool} pulse={{ ...pulse, version: 7 }} answer={null} isSignedIn />)
  const newer = await draw(<PoolPage pool={pool} pulse={{ ...pulse, version: 8 }} answer={null} isSignedIn />)
  expect(older).toContain('现在 34\u00a0台')
  expect(newer).toContain('现在 41\u00a0台')
  const elsewhere = { ...pulse, poolId: 'pool_other', version: 99 }
  expect(await draw(<PoolPage pool={pool} pulse={elsewhere} answer={null} isSignedIn />)).toContain(
    '现在 34\u00a0台',
  )
})

test('the offer form has rows enough without JavaScript and posts them in order', async () => {
  const html = await draw(<OfferComposerPage view={sampleComposer()} answer={null} />)
  expect(html.match(/name="fromQuantity"/g)?.length).toBeGreaterThanOrEqual(5)
  expect(html.match(/name="unitPriceYuan"/g)?.length).toBe(html.match(/name="fromQuantity"/g)?.length)
  expect(html).toContain('比其他供应商的最优报价低 ¥1,300')
})

test('an order page offers only what is permitted', async () => {
  const none = { sign: no, pay: no, ship: no, receive: no, accept: no, reject: no }
  const payments = sampleOrder.payments.map((payment) => ({ ...payment, pay: no }))
  const dealings = sampleDealings()
  const mayNothing = Object.fromEntries(Object.keys(dealings.may).map((key) => [key, false]))
  const closed = { ...dealings, may: mayNothing as typeof dealings.may, proposals: [] }
  const barred = { ...sampleOrder, actions: none, payments, dealings: closed }
  const html = await draw(<OrderPage order={barred} answer={null} />)
  expect(html).not.toContain('name="intent"')
  const full = await draw(<OrderPage order={sampleOrder} answer={null} />)
  const intents = [...full.matchAll(/name="intent" value="(\w+)"/g)].map((match) => match[1])
  expect([...new Set(intents)].sort()).toEqual([
    'accept',
    'acceptTermination',
    'contestClaim',
    'dropProposal',
    'grantClaim',
    'openClaim',
    'pay',
    'proposeReduction',
    'proposeTermination',
    'reject',
    'ship',
    'sign',
    'withdrawClaim',
  ])
})
