import type { Audience } from '#app/domain/notices/move-notices.ts'
import { type NoticeChannel, ruleOf } from '#app/domain/notices/notice-kinds.ts'
import type { ToldNotice } from '../notices.ts'
import { tell } from '../outbox.ts'
import type { Tx } from '../transaction.ts'

/**
 * Writes a notice for each firm, once per firm and event, wakes their pages and has the messages sent. Answers
 * how many firms were told now.
 */
export async function insertNotices(tx: Tx, now: Date, notice: ToldNotice): Promise<number> {
  const { kind, firms, about, facts = {}, poolId = null, once } = notice
  if (firms.length === 0) return 0
  const made = await tx.sql<{ firm: string }[]>`
    insert into notices (organisation_id, pool_id, kind, facts, about_kind, about_id, created_at, message_id)
    select firm, ${poolId}, ${kind}, ${JSON.stringify(facts)}::jsonb, ${about.kind}, ${about.id}, ${now}, ${once}
    from unnest(${[...new Set(firms)]}::text[]) as firm
    where exists (select 1 from organisations o where o.id = firm)
    on conflict (organisation_id, message_id) do nothing returning organisation_id as firm`
  if (made.length === 0) return 0
  await tx.sql`
    select pg_notify('organisation_changed', firm) from unnest(${made.map(({ firm }) => firm)}::text[]) as firm`
  await tell(tx, now, [{ topic: 'notice.given', key: once, payload: { once } }])
  return made.length
}

/** Sends what a message's notices owe by e-mail and SMS: by each person's preference, else the kind's habit. */
export async function sendMessages(tx: Tx, now: Date, once: string): Promise<number> {
  const kinds = await tx.sql<{ kind: Parameters<typeof ruleOf>[0] }[]>`
    select distinct kind from notices where message_id = ${once}`
  let sent = 0
  for (const { kind } of kinds) {
    const habits = ruleOf(kind).channels
    for (const channel of ['email', 'sms'] as const) {
      const rows = await tx.sql`
        insert into mock_messages (notice_id, user_id, channel, address, locale, sent_at)
        select n.id, u.id, ${channel}, coalesce(${addressColumn(tx, channel)}, u.login), u.locale, ${now}
        from notices n join memberships m on m.organisation_id = n.organisation_id
          join users u on u.id = m.user_id
          left join notice_addresses a on a.user_id = u.id
          left join notice_preferences p on p.user_id = u.id and p.kind = n.kind and p.channel = ${channel}
        where n.message_id = ${once} and n.kind = ${kind} and coalesce(p.is_on, ${habits.includes(channel)})
        on conflict do nothing returning 1`
      sent += rows.length
    }
  }
  return sent
}

function addressColumn(tx: Tx, channel: Exclude<NoticeChannel, 'page'>) {
  return channel === 'email' ? tx.sql`a.email` : tx.sql`a.phone`
}

/** A subject of the trail with what a notice about it needs. */
export interface MovedSubject {
  readonly machine: string
  readonly subjectId: string
  readonly poolId: string | null
}

export interface Concerned {
  readonly firms: string[]
  readonly about: ToldNotice['about']
  readonly facts: Record<string, string | number | null>
}

/**
 * The firms that a line of the trail concerns, and what the notice is about; null when the subject is gone.
 * Members are all who had not left by themselves: a pool that ends lets them go before it says so.
 */
export async function concernedBy(
  tx: Tx,
  { machine, subjectId, poolId }: MovedSubject,
  to: readonly Audience[],
): Promise<Concerned | null> {
  if (machine === 'pool') {
    return { firms: await firmsOfPool(tx, subjectId, to), about: { kind: 'pool', id: subjectId }, facts: {} }
  }
  if (machine === 'invitation') {
    const [row] = await tx.sql<{ firm: string; demandId: string; quantity: number }[]>`
      select organisation_id as firm, demand_id as "demandId", quantity from invitations where id = ${subjectId}`
    return (
      (row && {
        firms: [row.firm],
        about: { kind: 'demand', id: row.demandId },
        facts: { quantity: row.quantity },
      }) ??
      null
    )
  }
  if (machine === 'commitment') return concernedByCommitment(tx, subjectId, poolId)
  if (machine === 'payment') return concernedByPayment(tx, subjectId, poolId)
  if (machine === 'platform_member') return concernedByMember(tx, subjectId, to)
  if (machine === 'test_order') return concernedByTest(tx, subjectId, to)
  if (machine === 'engagement' || machine === 'provider_rating')
    return concernedByEngagement(tx, { machine, subjectId }, to)
  const [order] = await tx.sql<{ id: string; buyer: string; supplier: string; quantity: number }[]>`
    select o.id, o.buyer_id as buyer, o.supplier_id as supplier, o.quantity from orders o
    where o.id = ${machine === 'dispute' ? disputedOrder(tx, subjectId) : subjectId}`
  if (!order) return null
  const firms = to.flatMap((side) =>
    side === 'buyer' ? [order.buyer] : side === 'supplier' ? [order.supplier] : [],
  )
  return { firms, about: { kind: 'order', id: order.id }, facts: { quantity: order.quantity } }
}

async function concernedByCommitment(tx: Tx, id: string, poolId: string | null): Promise<Concerned | null> {
  const [row] = await tx.sql<{ firm: string }[]>`
    select organisation_id as firm from commitments where id = ${id}`
  return row ? { firms: [row.firm], about: { kind: 'pool', id: poolId ?? '' }, facts: {} } : null
}

function disputedOrder(tx: Tx, disputeId: string) {
  return tx.sql`(select d.order_id from disputes d where d.id = ${disputeId})`
}

async function concernedByPayment(tx: Tx, id: string, poolId: string | null): Promise<Concerned | null> {
  const [row] = await tx.sql<
    {
      firm: string
      orderId: string | null
      testOrderId: string | null
      testNumber: string | null
      bookingId: string | null
      machine: string | null
      purpose: string
      amountFen: bigint
      dueAt: Date | null
    }[]
  >`
    select p.organisation_id as firm, p.order_id as "orderId", p.test_order_id as "testOrderId",
      t.number as "testNumber", p.booking_id as "bookingId", r.name as machine, p.purpose,
      p.amount_fen as "amountFen", p.due_at as "dueAt"
    from payments p left join test_orders t on t.id = p.test_order_id
      left join bookings b on b.id = p.booking_id left join resources r on r.id = b.resource_id
    where p.id = ${id}`
  if (!row) return null
  const { firm, orderId, testOrderId, bookingId, purpose, amountFen, dueAt } = row
  const about = testOrderId
    ? ({ kind: 'test', id: testOrderId } as const)
    : orderId
      ? ({ kind: 'order', id: orderId } as const)
      : bookingId
        ? ({ kind: 'booking', id: bookingId } as const)
        : ({ kind: 'pool', id: poolId ?? '' } as const)
  const dueFacts = { purpose, amountFen: Number(amountFen), dueAt: dueAt?.toISOString() ?? null }
  const title = row.testNumber ?? row.machine
  return { firms: [firm], about, facts: title ? { ...dueFacts, title } : dueFacts }
}

/** A platform's leader stands where a supplier would, the firm that uses it where a buyer would. */
async function concernedByMember(
  tx: Tx,
  memberId: string,
  to: readonly Audience[],
): Promise<Concerned | null> {
  const [row] = await tx.sql<{ firm: string; leader: string; slug: string; title: string; name: string }[]>`
    select m.organisation_id as firm, p.leader_id as leader, p.slug, p.name as title, o.name
    from platform_members m join platforms p on p.id = m.platform_id join organisations o on o.id = m.organisation_id
    where m.id = ${memberId}`
  if (!row) return null
  const facts = { title: row.title, firm: row.name }
  return to.includes('supplier')
    ? { firms: [row.leader], about: { kind: 'members', id: row.slug }, facts }
    : { firms: [row.firm], about: { kind: 'platform', id: row.slug }, facts }
}

/** The client of a test order stands where a buyer would, its lab where a supplier would. */
async function concernedByTest(tx: Tx, id: string, to: readonly Audience[]): Promise<Concerned | null> {
  const [order] = await tx.sql<{ client: string; lab: string; number: string }[]>`
    select customer_id as client, lab_id as lab, number from test_orders where id = ${id}`
  if (!order) return null
  const firms = [
    ...(to.includes('buyer') ? [order.client] : []),
    ...(to.includes('supplier') ? [order.lab] : []),
  ]
  return { firms, about: { kind: 'test', id }, facts: { title: order.number } }
}

/** The client of a dealing stands where a buyer would, its provider where a supplier would; each hears who the other is. */
async function concernedByEngagement(
  tx: Tx,
  { machine, subjectId }: Pick<MovedSubject, 'machine' | 'subjectId'>,
  to: readonly Audience[],
): Promise<Concerned | null> {
  const rated = tx.sql`(select engagement_id from provider_ratings where id = ${subjectId})`
  const [row] = await tx.sql<
    { id: string; client: string; provider: string; clientName: string; providerName: string }[]
  >`
    select e.id, e.client_id as client, e.provider_id as provider, c.name as "clientName", p.name as "providerName"
    from engagements e join organisations c on c.id = e.client_id join organisations p on p.id = e.provider_id
    where e.id = ${machine === 'engagement' ? subjectId : rated}`
  if (!row) return null
  const isClientTold = to.includes('buyer')
  return {
    firms: [isClientTold ? row.client : row.provider],
    about: { kind: 'engagement', id: row.id },
    facts: { title: isClientTold ? row.providerName : row.clientName },
  }
}

/** Members and suppliers of a pool, as asked; for a supplier only its own offer counts. */
export async function firmsOfPool(tx: Tx, poolId: string, to: readonly Audience[]): Promise<string[]> {
  const rows = await tx.sql<{ firm: string }[]>`
    select organisation_id as firm from commitments
    where ${to.includes('members')} and pool_id = ${poolId} and state <> 'withdrawn'
    union select supplier_id from offers
    where ${to.includes('suppliers')} and pool_id = ${poolId} and state <> 'withdrawn'`
  return rows.map(({ firm }) => firm)
}
