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
  /** Who made which offer, in the order in which the house took them. */
  readonly offers: Map<string, string>
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
  for (let before: Date | null = null; ; ) {
    const next = await worker.nextDueAt()
    if (next === null || next > until) break
    // One that is overdue and was just run does not get done: without an end the story would wait for it.
    if (next <= clock.now() && next.getTime() === before?.getTime())
      throw new Error(`what was due at ${next.toISOString()} does not get done`)
    if (next > clock.now()) clock.set(next)
    await worker.runDue()
    await payWhatIsDue(theatre)
    before = next
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
  const { visitors, poolId } = theatre
  const visitor = visitors.get(event.by)
  if (!visitor) return { ok: false, code: 'ORGANISATION_NOT_FOUND' }
  switch (event.do) {
    case 'offer':
      return makeOffer(theatre, visitor, event)
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
      return withdraw(theatre, visitor, event.by)
    default:
      return actOnOrder(theatre, visitor, event)
  }
}

type OfferEvent = Extract<StoryEvent, { do: 'offer' }>

/** An offer is called what the story calls it; a name that an offer has already borne is not given again. */
async function makeOffer(theatre: Theatre, visitor: Visitor, event: OfferEvent): Promise<CommandReply> {
  const { ids, poolId, offers } = theatre
  const { tiers, capacity, deliveryDays } = event
  if (offers.has(event.as)) return { ok: false, code: 'OFFER_EXISTS' }
  ids.nameNextOffer(event.as)
  const listingId = listingOf({ id: event.by })
  const reply = await visitor.command('submitOffer', { poolId, listingId, tiers, capacity, deliveryDays })
  ids.nameNextOffer(null)
  if (reply.ok) offers.set(event.as, event.by)
  return reply
}

/** A firm withdraws its commitment; one that is not a member withdraws the offer that it last made. */
async function withdraw({ poolId, offers }: Theatre, visitor: Visitor, by: string): Promise<CommandReply> {
  const reply = await visitor.command('withdrawCommitment', { poolId })
  const isNoMember = !reply.ok && (reply.code === 'NOT_PERMITTED' || reply.code === 'NOT_JOINED')
  const last = [...offers].filter(([, maker]) => maker === by).at(-1)
  return isNoMember && last ? visitor.command('withdrawOffer', { offerId: last[0] }) : reply
}

type OrderEvent = Extract<StoryEvent, { do: 'sign' | 'ship' | 'accept' | 'reject' | 'dispute' | 'decide' }>

/**
 * The order that an event is about. A firm that is a buyer and a supplier may stand on both sides of a pool: it
 * acts as the supplier where it ships or names a buyer, else as the buyer. After a void award there may be an order
 * that ended and one that lives: the living one is meant.
 */
function orderMeant(orders: readonly OrderFacts[], event: OrderEvent): OrderFacts | undefined {
  const { buyer, supplier }: { readonly buyer?: string | undefined; readonly supplier?: string | undefined } =
    event
  const fits = orders.filter(
    (row) =>
      (buyer === undefined || row.buyerId === buyer) &&
      (supplier === undefined || row.supplierId === supplier),
  )
  const side = buyer === undefined ? 'buyerId' : 'supplierId'
  const lives = (row: OrderFacts) => row.state !== 'terminated'
  const own = fits.filter((row) => row[side] === event.by)
  return own.find(lives) ?? own[0] ?? fits.find(lives) ?? fits[0]
}

async function actOnOrder({ poolId }: Theatre, visitor: Visitor, event: OrderEvent): Promise<CommandReply> {
  const all = await visitor.read<OrderFacts[]>(`/api/pools/${encodeURIComponent(poolId)}/orders`)
  const order = orderMeant(all, event)
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
