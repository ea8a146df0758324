import { and, eq, isNull } from 'drizzle-orm'
import { invoices } from '../schema/contracts.ts'
import type { Tx } from '../transaction.ts'

export type InvoiceRow = typeof invoices.$inferSelect

/** Writes what is to be invoiced; once per event. */
export async function insertInvoice(tx: Tx, row: typeof invoices.$inferInsert): Promise<void> {
  await tx.orm.insert(invoices).values(row).onConflictDoNothing({ target: invoices.event })
}

export async function lockInvoice(tx: Tx, id: string): Promise<InvoiceRow | null> {
  const rows = await tx.orm.select().from(invoices).where(eq(invoices.id, id)).for('update')
  return rows[0] ?? null
}

/** Whether a seller has already given this number to another invoice. */
export async function isNumberTaken(tx: Tx, sellerId: string, number: string): Promise<boolean> {
  const rows = await tx.orm
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.sellerId, sellerId), eq(invoices.number, number)))
  return rows.length > 0
}

/** The number and day of an invoice that had none. Throws when it was issued before. */
export async function markIssued(tx: Tx, id: string, number: string, issuedOn: string): Promise<void> {
  const rows = await tx.orm
    .update(invoices)
    .set({ number, issuedOn })
    .where(and(eq(invoices.id, id), isNull(invoices.number)))
    .returning({ id: invoices.id })
  if (rows.length !== 1) throw new Error(`invoice ${id} has been issued`)
}
