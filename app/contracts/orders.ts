import { z } from 'zod'
import { fileIdsSchema, onOrder } from './order-parts.ts'
import { quantitySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)

export const signContractSchema = z.strictObject(onOrder)
export type SignContract = z.output<typeof signContractSchema>

/** With a remedy: sets that were sent back come again, repaired or replaced. */
export const shipGoodsSchema = z.strictObject({
  ...onOrder,
  quantity: quantitySchema,
  remedy: z.enum(['repaired', 'replaced']).optional(),
})
export type ShipGoods = z.output<typeof shipGoodsSchema>

/** Without a shipment: everything that is on the way. */
export const receiveShipmentSchema = z.strictObject({ ...onOrder, shipmentId: idSchema.optional() })
export type ReceiveShipment = z.output<typeof receiveShipmentSchema>

/** Without a shipment: first shipped, first accepted. */
export const acceptDeliverySchema = z.strictObject({
  ...onOrder,
  quantity: quantitySchema,
  shipmentId: idSchema.optional(),
})
export type AcceptDelivery = z.output<typeof acceptDeliverySchema>

/** The reason states the defects; the supplier reads it. */
export const rejectDeliverySchema = z.strictObject({
  ...onOrder,
  quantity: quantitySchema,
  reason: z.string({ error: 'reason' }).trim().min(1, { error: 'reason' }).max(500, { error: 'reason' }),
  shipmentId: idSchema.optional(),
  fileIds: fileIdsSchema,
})
export type RejectDelivery = z.output<typeof rejectDeliverySchema>

/** What a deadline names: the order, the shipment or the acceptance whose instant has come. */
export const dueSubjectSchema = z.strictObject({ subjectId: idSchema })
export type DueSubject = z.output<typeof dueSubjectSchema>
