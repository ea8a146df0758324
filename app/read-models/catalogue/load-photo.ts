import type { Database } from '#db/client.ts'

/** Where a photo is kept and of what kind it is. */
export interface StoredPhoto {
  readonly fileKey: string
  readonly contentType: string
  /** False: only its supplier and the operator see it. */
  readonly isPublic: boolean
}

/** A photo of a published listing for everybody; of any other for its supplier and the operator; else null. */
export async function loadPhoto(
  { sql }: Database,
  photoId: string,
  reader: { readonly organisationId: string; readonly isOperator: boolean } | null,
): Promise<StoredPhoto | null> {
  const [row] = await sql<(StoredPhoto & { supplierId: string; state: string })[]>`
    select p.file_key as "fileKey", p.content_type as "contentType", l.state = 'published' as "isPublic",
      l.supplier_id as "supplierId", l.state
    from listing_photos p join listings l on l.id = p.listing_id where p.id = ${photoId}`
  if (!row) return null
  const isReviewer = reader?.isOperator === true && row.state !== 'draft'
  const mayRead = row.isPublic || reader?.organisationId === row.supplierId || isReviewer
  return mayRead ? { fileKey: row.fileKey, contentType: row.contentType, isPublic: row.isPublic } : null
}

/** Whether a listing is the firm's. */
export async function isOwnListing(
  { sql }: Database,
  listingId: string,
  supplierId: string,
): Promise<boolean> {
  const rows = await sql`select 1 from listings where id = ${listingId} and supplier_id = ${supplierId}`
  return rows.length === 1
}
