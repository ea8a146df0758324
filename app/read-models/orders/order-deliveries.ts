import type { OrderShipment } from '#app/contracts/views/orders.ts'
import type { Sql } from '#db/client.ts'
import { fileLinks } from './file-links.ts'

interface ShipmentRow {
  readonly id: string
  readonly quantity: number
  readonly remedy: 'repaired' | 'replaced' | null
  readonly remediedQuantity: number
  readonly shippedAt: Date
  readonly receivedAt: Date | null
  readonly open: number
  readonly acceptBy: Date
}

interface AcceptanceRow {
  readonly id: string
  readonly shipmentId: string
  readonly quantity: number
  readonly acceptedAt: Date
  readonly acceptedBy: 'buyer' | 'clock'
  readonly warrantyUntil: Date
}

interface RejectionRow {
  readonly id: string
  readonly shipmentId: string
  readonly quantity: number
  readonly rejectedAt: Date
  readonly reason: string
  readonly remediedQuantity: number
  readonly fileIds: string[]
}

/** An order's shipments in the order they left, with what came of each. */
export async function orderDeliveries(sql: Sql, orderId: string): Promise<OrderShipment[]> {
  const [shipments, acceptances, rejections] = await Promise.all([
    sql<ShipmentRow[]>`
      select id, quantity, remedy, remedied_quantity as "remediedQuantity", shipped_at as "shippedAt", received_at as "receivedAt",
        quantity - accepted_quantity - rejected_quantity as open, accept_by as "acceptBy"
      from shipments where order_id = ${orderId} order by shipped_at, id`,
    sql<AcceptanceRow[]>`
      select id, shipment_id as "shipmentId", quantity, accepted_at as "acceptedAt",
        accepted_by as "acceptedBy", warranty_until as "warrantyUntil"
      from acceptances where order_id = ${orderId} order by accepted_at, id`,
    sql<RejectionRow[]>`
      select id, shipment_id as "shipmentId", quantity, rejected_at as "rejectedAt", reason,
        remedied_quantity as "remediedQuantity", file_ids as "fileIds"
      from rejections where order_id = ${orderId} order by rejected_at, id`,
  ])
  const links = await fileLinks(
    sql,
    rejections.flatMap((one) => one.fileIds),
  )
  return shipments.map((row, index) => ({
    id: row.id,
    number: index + 1,
    quantity: row.quantity,
    remedy: row.remedy,
    remediedQuantity: row.remediedQuantity,
    shippedAt: row.shippedAt.toISOString(),
    receivedAt: row.receivedAt?.toISOString() ?? null,
    openQuantity: row.open,
    acceptByAt: row.open > 0 ? row.acceptBy.toISOString() : null,
    acceptances: acceptances
      .filter((one) => one.shipmentId === row.id)
      .map(({ id, quantity, acceptedBy, acceptedAt, warrantyUntil }) => ({
        ...{ id, quantity, acceptedBy },
        acceptedAt: acceptedAt.toISOString(),
        warrantyUntilAt: warrantyUntil.toISOString(),
      })),
    rejections: rejections
      .filter((one) => one.shipmentId === row.id)
      .map(({ id, quantity, reason, rejectedAt, remediedQuantity, fileIds }) => ({
        ...{ id, quantity, reason, remediedQuantity, files: links(fileIds) },
        rejectedAt: rejectedAt.toISOString(),
      })),
  }))
}
