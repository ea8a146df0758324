import { Link } from '@remix-run/react'
import type { ListingCard, OwnListing } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { countColumn, moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { TONES } from './listing-tones.ts'

/** A supplier's own listings, in every state. */
export function ownListingColumns(text: Text): SmartColumn<OwnListing>[] {
  const words = text.catalogue
  return [
    wordColumn(
      { key: 'title', header: words.listingTitle, words: ({ title, model }) => `${title} ${model}` },
      (listing) => listing.title,
      (listing) => (
        <>
          <Link to={paths.ownListing(listing.id)} className="font-medium text-accent hover:underline">
            {listing.title}
          </Link>
          <span className="block text-ink-faint [overflow-wrap:anywhere]">{listing.model}</span>
        </>
      ),
    ),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (listing) => words.states[listing.state],
      (listing) => (
        <>
          <Badge tone={TONES[listing.state]}>{words.states[listing.state]}</Badge>
          {listing.state === 'sent_back' && (
            <span className="mt-1 block max-w-60 text-ink-soft">{listing.sentBackReason}</span>
          )}
        </>
      ),
    ),
    wordColumn(
      { key: 'category', header: text.common.category, isWideOnly: true, isPicked: true },
      (listing) => categoryName(listing.category, text),
    ),
    moneyColumn(text, { key: 'price', header: words.price }, (listing) => listing.priceFen),
    timeColumn(
      text,
      { key: 'updated', header: words.updatedAt, align: 'right', isWideOnly: true, isDay: true },
      (listing) => listing.updatedAt,
    ),
  ]
}

/** What a supplier has on offer, to compare at a glance. */
export function listingColumns(text: Text): SmartColumn<ListingCard>[] {
  const words = text.catalogue
  return [
    wordColumn(
      { key: 'title', header: words.listingTitle },
      (listing) => listing.title,
      (listing) => (
        <Link to={paths.listing(listing.id)} className="font-medium text-accent hover:underline">
          {listing.title}
        </Link>
      ),
    ),
    wordColumn({ key: 'model', header: words.model }, (listing) => listing.model),
    wordColumn({ key: 'category', header: text.common.category, isPicked: true }, (listing) =>
      categoryName(listing.category, text),
    ),
    wordColumn({ key: 'county', header: text.common.district }, (listing) =>
      countyName(listing.county, text),
    ),
    wordColumn({ key: 'firstSet', header: words.firstSet }, (listing) =>
      listing.firstSet ? text.pools.firstSet[listing.firstSet] : '',
    ),
    moneyColumn(text, { key: 'price', header: words.price }, (listing) => listing.priceFen),
    countColumn(
      { key: 'lead', header: words.leadTime, unit: text.common.dayUnit },
      (listing) => listing.leadTimeDays,
    ),
  ]
}
