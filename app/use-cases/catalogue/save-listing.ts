import type { SaveListing } from '#app/contracts/catalogue.ts'
import { isReviewedAnew } from '#app/domain/catalogue/listing-content.ts'
import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { specFaultFacts, validateSpecs } from '#app/domain/catalogue/spec-schema.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import {
  insertListing,
  type ListingContent,
  loadSpecSchema,
  lockListing,
  tellListingChanged,
  writeListing,
} from '#db/stores/listings.ts'
import { moveState, recordTrail } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Saved = Result<{ listingId: string }>

/**
 * A supplier writes a new draft or what one of its listings says. The specs must fit the category's schema,
 * every fault is named by its field. A published listing whose reviewed content changes goes into the review
 * again. Refused: CATEGORY_NOT_FOUND, LISTING_NOT_FOUND, LISTING_CHANGED, SPECS_INVALID.
 */
export function saveListing(ctx: Ctx, input: SaveListing): Promise<Saved> {
  return inTransaction(ctx, 'listing.edit', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('save-listing', input) }
      : null
    return onceOnly(act, replay, () => save(act, input))
  })
}

async function save(act: Act, input: SaveListing): Promise<Saved> {
  const { listingId, version, category, idempotencyKey: _, ...content } = input
  const schema = await loadSpecSchema(act.tx, category)
  if (!schema) return refuse('CATEGORY_NOT_FOUND')
  const faults = validateSpecs(schema, content.specs)
  if (faults.length > 0) return refuse('SPECS_INVALID', specFaultFacts(faults))
  if (listingId === null) return create(act, category, content)
  return change(act, { listingId, version, category }, content)
}

async function create(act: Act, categorySlug: string, content: ListingContent): Promise<Saved> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const id = act.ids.next('lst')
  await insertListing(tx, now, { ...content, id, supplierId: actor.organisationId, categorySlug })
  await recordTrail(tx, act, [
    { machine: 'listing', subjectId: id, poolId: null, event: 'create', fromState: null, toState: 'draft' },
  ])
  return accept({ listingId: id })
}

async function change(
  act: Act,
  asked: { listingId: string; version: number | undefined; category: string },
  content: ListingContent,
): Promise<Saved> {
  const { tx, now, actor } = act
  const listing = await lockListing(tx, asked.listingId)
  const isTheirs = actor.kind === 'person' && listing?.supplierId === actor.organisationId
  if (!listing || !isTheirs || listing.categorySlug !== asked.category) return refuse('LISTING_NOT_FOUND')
  if (asked.version !== undefined && asked.version !== listing.version) return refuse('LISTING_CHANGED')
  const { id, state: from } = listing
  await writeListing(tx, now, id, content)
  if (from === 'published' && isReviewedAnew(listing, content)) {
    await moveState(tx, act, { lifecycle: LISTING_LIFECYCLE, id, poolId: null, from, event: 'revise' })
  } else {
    const line = { machine: 'listing', subjectId: id, poolId: null, event: 'edit', fromState: null }
    await recordTrail(tx, act, [{ ...line, toState: null }])
  }
  await tellListingChanged(tx, now, id)
  return accept({ listingId: id })
}
