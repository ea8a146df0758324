import type { PhotoType } from '#app/domain/catalogue/photo.ts'
import type { Tx } from '../transaction.ts'

export interface PhotoRow {
  readonly id: string
  readonly position: number
  readonly fileKey: string
}

export interface NewPhoto {
  readonly id: string
  readonly listingId: string
  readonly fileKey: string
  readonly contentType: PhotoType
  readonly bytes: number
  readonly caption: string
}

/** A listing's photos in their order; the caller holds the listing's lock. */
export async function loadPhotos(tx: Tx, listingId: string): Promise<PhotoRow[]> {
  return tx.sql<PhotoRow[]>`
    select id, position, file_key as "fileKey" from listing_photos where listing_id = ${listingId} order by position`
}

/** Puts a photo last. What a reviewer has before it is another version from now on. */
export async function insertPhoto(tx: Tx, now: Date, photo: NewPhoto): Promise<void> {
  await tx.sql`
    insert into listing_photos (id, listing_id, position, file_key, content_type, bytes, caption, created_at)
    select ${photo.id}, ${photo.listingId}, count(*), ${photo.fileKey}, ${photo.contentType}, ${photo.bytes},
      ${photo.caption}, ${now}
    from listing_photos where listing_id = ${photo.listingId}`
  await tx.sql`
    update listings set version = version + 1, updated_at = ${now} where id = ${photo.listingId}`
}

/** Puts the photos in this order, from the first place on; those not named are taken away. */
export async function arrangePhotos(tx: Tx, listingId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.sql<{ row: unknown }[]>`
    delete from listing_photos where listing_id = ${listingId} returning to_jsonb(listing_photos) as row`
  await tx.sql`
    insert into listing_photos
    select (jsonb_populate_record(null::listing_photos, to_jsonb(photo) || jsonb_build_object('position', place - 1))).*
    from jsonb_populate_recordset(null::listing_photos, ${JSON.stringify(rows.map(({ row }) => row))}::jsonb) as photo
    join unnest(${[...ids]}::text[]) with ordinality as wanted (id, place) on wanted.id = photo.id`
}
