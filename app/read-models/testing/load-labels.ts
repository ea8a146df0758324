import type { LabelsView, LabelView } from '#app/contracts/views/testing.ts'
import type { Database } from '#db/client.ts'

export interface LabelsRow extends Omit<LabelsView, 'labels'> {
  readonly labels: Omit<LabelView, 'qr'>[]
}

/** The labels of an order's samples for one of its two firms; null before it is submitted. */
export async function loadLabels(
  { sql }: Database,
  orderId: string,
  organisationId: string,
): Promise<LabelsRow | null> {
  const [order] = await sql<Omit<LabelsRow, 'labels'>[]>`
    select o.id as "orderId", o.number as "orderNumber", o.service_name_zh as "serviceZh", l.name as "labName",
      l.address as "labAddress"
    from test_orders o join test_labs l using (platform_id)
    where o.id = ${orderId} and o.state <> 'draft' and ${organisationId} in (o.customer_id, o.lab_id)`
  if (!order) return null
  const labels = await sql<Omit<LabelView, 'qr'>[]>`
    select code, name, specification, batch_number as "batchNumber" from test_samples
    where order_id = ${orderId} order by position`
  return labels.length === 0 ? null : { ...order, labels: [...labels] }
}

/** The order of a sample's code, for one of its two firms. */
export async function findOrderOfSample(
  { sql }: Database,
  code: string,
  organisationId: string,
): Promise<string | null> {
  const rows = await sql<{ orderId: string }[]>`
    select s.order_id as "orderId" from test_samples s join test_orders o on o.id = s.order_id
    where s.code = ${code} and ${organisationId} in (o.customer_id, o.lab_id)`
  return rows[0]?.orderId ?? null
}
