import type { Place, PlaceKind } from '#app/contracts/views/palette.ts'
import type { Locale } from '#app/contracts/views/shell.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { readingsOf } from '#search/sound.ts'
import { orderNumber } from '../orders/order-rows.ts'

const MOST = 40

export type FoundPlace = Pick<Place, 'kind' | 'label'> & { readonly id: string }

/** A firm's own pools, orders, bookings and demands, the latest first, as far as its reader may see each kind. */
export async function findPlaces(
  { sql }: Database,
  actor: PersonActor,
  locale: Locale,
): Promise<FoundPlace[]> {
  const firm = actor.organisationId
  const kinds = [
    isPermitted(actor, 'pool.watch') && ownPools(sql, firm),
    isPermitted(actor, 'order.see') && ownOrders(sql, firm),
    isPermitted(actor, 'platform.use') && ownBookings(sql, firm),
    isPermitted(actor, 'demand.state') && ownDemands(sql, firm, locale),
  ]
  return (await Promise.all(kinds.filter((one) => one !== false))).flat()
}

/** How a name sounds, every reading of it, and the initials of each. */
export function soundsOf(label: string): string {
  const { sounds, initials } = readingsOf(label)
  return [...initials, ...sounds].join(' ')
}

const rowsOf = (kind: PlaceKind, rows: readonly { id: string; label: string }[]): FoundPlace[] =>
  rows.map((row) => ({ ...row, kind }))

/** Pools that the firm joined, offered to or organises. */
async function ownPools(sql: Sql, firm: string): Promise<FoundPlace[]> {
  const rows = await sql<{ id: string; label: string }[]>`
    select p.id, p.title as label from pools p
    where p.organiser_id = ${firm}
      or exists (select 1 from commitments c where c.pool_id = p.id and c.organisation_id = ${firm})
      or exists (select 1 from offers o where o.pool_id = p.id and o.supplier_id = ${firm})
    order by p.join_closes_at desc, p.id limit ${MOST}`
  return rowsOf('pool', rows)
}

async function ownOrders(sql: Sql, firm: string): Promise<FoundPlace[]> {
  const rows = await sql<{ id: string; label: string }[]>`
    select o.id, coalesce(l.title, p.title) as label
    from orders o join pools p on p.id = o.pool_id left join offers f on f.id = o.offer_id
      left join listings l on l.id = f.listing_id
    where ${firm} in (o.buyer_id, o.supplier_id) order by o.created_at desc, o.id limit ${MOST}`
  return rowsOf(
    'order',
    rows.map(({ id, label }) => ({ id, label: `${orderNumber(id)} ${label}` })),
  )
}

async function ownBookings(sql: Sql, firm: string): Promise<FoundPlace[]> {
  const rows = await sql<{ id: string; label: string }[]>`
    select b.id, r.name || ' ' || to_char(b.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as label
    from bookings b join resources r on r.id = b.resource_id
    where b.organisation_id = ${firm} order by b.starts_at desc, b.id limit ${MOST}`
  return rowsOf('booking', rows)
}

async function ownDemands(sql: Sql, firm: string, locale: Locale): Promise<FoundPlace[]> {
  const rows = await sql<{ id: string; label: string }[]>`
    select d.id, case when ${locale} = 'en' then c.name_en else c.name_zh end || ' × ' || d.quantity as label
    from demands d join categories c on c.slug = d.category_slug
    where d.buyer_id = ${firm} order by d.created_at desc, d.id limit ${MOST}`
  return rowsOf('demand', rows)
}
