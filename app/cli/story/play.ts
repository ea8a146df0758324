import type { House } from '../house.ts'
import { listingOf, type StoryClock, type StoryIds } from './stage.ts'
import type { Story, StoryEvent } from './story-file.ts'
import type { CommandReply, Visitor } from './visitor.ts'

export interface PlayedEvent {
  readonly index: number
  readonly ok: boolean
  readonly code?: string
}

export interface Theatre {
  readonly house: House
  readonly clock: StoryClock
  readonly ids: StoryIds
  readonly visitors: ReadonlyMap<string, Visitor>
  readonly poolId: string
}

interface OrderFacts {
  readonly id: string
  readonly buyerId: string
  readonly supplierId: string
  readonly state: string
}

/** Plays the events in their order; before each, everything due by its instant has happened. */
export async function playEvents(theatre: Theatre, story: Story): Promise<PlayedEvent[]> {
  const played: PlayedEvent[] = []
  for (const [index, event] of story.events.entries()) {
    await advance(theatre, new Date(event.at))
    const reply = await act(theatre, event)
    played.push(reply.ok ? { index, ok: true } : { index, ok: false, code: reply.code })
    await payWhatIsDue(theatre)
  }
  return played
}

/** Moves the clock from deadline to deadline up to an instant; what becomes payable is paid on the way. */
export async function advance(theatre: Theatre, until: Date): Promise<void> {
  const { clock, house } = theatre
  const { worker } = house
  if (!worker) throw new Error('a story needs a worker')
  await payWhatIsDue(theatre)
  for (;;) {
    const next = await worker.nextDueAt()
    if (next === null || next > until) break
    if (next > clock.now()) clock.set(next)
    await worker.runDue()
    await payWhatIsDue(theatre)
  }
  clock.set(until)
  await worker.runDue()
}

/** Every payment is made as soon as it is payable; one that the bank refused is not tried again. */
async function payWhatIsDue({ house, visitors }: Theatre): Promise<void> {
  for (let paid = 1; paid > 0; ) {
    await house.worker?.runDue()
    paid = 0
    const rows = await house.context.database.sql<{ organisationId: string }[]>`
      select distinct organisation_id as "organisationId" from payments
      where direction = 'in' and state = 'payable' order by 1`
    for (const { organisationId } of rows) {
      const visitor = visitors.get(organisationId)
      const mine = (await visitor?.read<{ id: string }[]>('/api/payments?state=payable')) ?? []
      for (const { id } of mine) {
        const reply = await visitor?.command('payPayment', { paymentId: id })
        if (reply?.ok) paid += 1
      }
    }
  }
}

const NO_ORDER: CommandReply = { ok: false, code: 'ORDER_NOT_FOUND' }

async function act(theatre: Theatre, event: StoryEvent): Promise<CommandReply> {
  if (event.do === 'wait') return { ok: true, value: {} }
  const { visitors, poolId, ids } = theatre
  const visitor = visitors.get(event.by)
  if (!visitor) return { ok: false, code: 'ORGANISATION_NOT_FOUND' }
  switch (event.do) {
    case 'offer': {
      const { tiers, capacity, deliveryDays } = event
      ids.nameNextOffer(event.as)
      const listingId = listingOf({ id: event.by })
      const reply = await visitor.command('submitOffer', { poolId, listingId, tiers, capacity, deliveryDays })
      ids.nameNextOffer(null)
      return reply
    }
    case 'improveOffer': {
      const { offer, tiers, capacity, deliveryDays } = event
      return visitor.command('improveOffer', { offerId: offer, tiers, capacity, deliveryDays })
    }
    case 'join': {
      const { quantity, reserveFen, accepts } = event
      return visitor.command('joinPool', { poolId, quantity, reserveFen, accepts })
    }
    case 'changeQuantity':
      return visitor.command('changeCommitment', { poolId, quantity: event.quantity })
    case 'withdraw':
      return visitor.command('withdrawCommitment', { poolId })
    default:
      return actOnOrder(theatre, visitor, event)
  }
}

type OrderEvent = Extract<StoryEvent, { do: 'sign' | 'ship' | 'accept' | 'reject' | 'dispute' | 'decide' }>

async function actOnOrder({ poolId }: Theatre, visitor: Visitor, event: OrderEvent): Promise<CommandReply> {
  const all = await visitor.read<OrderFacts[]>(`/api/pools/${encodeURIComponent(poolId)}/orders`)
  const wanted: { readonly buyer?: string | undefined; readonly supplier?: string | undefined } = event
  const fits = all.filter(
    (row) =>
      (wanted.buyer === undefined || row.buyerId === wanted.buyer) &&
      (wanted.supplier === undefined || row.supplierId === wanted.supplier),
  )
  // After a void award a firm may have an order that ended and one that lives: the living one is meant.
  const order = fits.find((row) => row.state !== 'terminated') ?? fits[0]
  if (!order) return NO_ORDER
  const orderId = order.id
  switch (event.do) {
    case 'sign':
      return visitor.command('signContract', { orderId })
    case 'ship':
      return visitor.command('shipGoods', { orderId, quantity: event.quantity })
    case 'accept':
      return visitor.command('acceptDelivery', { orderId, quantity: event.quantity })
    case 'reject':
      return visitor.command('rejectDelivery', { orderId, quantity: event.quantity, reason: event.reason })
    case 'dispute':
      return visitor.command('openDispute', { orderId, reason: event.reason })
    case 'decide':
      return visitor.command('decideDispute', { orderId, toBuyerFen: event.toBuyerFen })
  }
}
