import { Link } from '@remix-run/react'
import type { ListingCard, TextPiece } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ListingBadges } from './badges.tsx'

/** Checkboxes anywhere on the page belong to this form: it works without JavaScript. */
const COMPARE_FORM = 'compare-chosen'

/** Text with the searched words marked. */
export function Marked({ pieces, text }: { pieces: TextPiece[] | undefined; text: string }) {
  if (!pieces) return text
  return pieces.map((piece, index) =>
    piece.isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place
      <mark key={index} className="rounded-sm bg-saving-soft px-0.5 text-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}

interface CardProps {
  listing: ListingCard
  /** False where there is nothing to compare with. */
  isComparable?: boolean
}

export function ListingTile({ listing, isComparable = true }: CardProps) {
  const text = useText()
  const { marks } = listing
  return (
    <article className="relative overflow-hidden flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-4 shadow-card transition-colors focus-within:border-accent hover:border-accent">
      {listing.photo && (
        <img
          src={paths.photo(listing.photo)}
          alt=""
          className="-mx-4 -mt-4 mb-1 aspect-3/2 w-[calc(100%+2rem)] max-w-none bg-sunken object-contain"
          loading="lazy"
        />
      )}
      <div className="flex flex-wrap gap-1.5">
        <ListingBadges listing={listing} />
      </div>
      <div className="min-w-0">
        <h3 className="font-semibold [overflow-wrap:anywhere]">
          <Link to={paths.listing(listing.id)} className="after:absolute after:inset-0 after:rounded-card">
            <Marked pieces={marks?.title} text={listing.title} />
          </Link>
        </h3>
        <p className="text-sm text-ink-faint [overflow-wrap:anywhere]">
          <Marked pieces={marks?.model} text={listing.model} /> · {categoryName(listing.category, text)}
        </p>
        <p className="text-sm text-ink-soft [overflow-wrap:anywhere]">
          <Marked pieces={marks?.maker} text={listing.maker} />
        </p>
      </div>
      <div className="mt-auto flex flex-wrap items-end justify-between gap-x-3 gap-y-1 border-t border-line pt-2">
        <p className="text-lg font-semibold text-accent">
          {formatPrice(listing.priceFen)}
          <span className="text-sm font-normal text-ink-faint">{text.common.perSet}</span>
        </p>
        <p className="flex items-center gap-1 text-sm text-ink-soft">
          <Icon name="clock" />
          {text.common.days(listing.leadTimeDays)}
        </p>
      </div>
      {isComparable && (
        <label className="relative z-1 flex min-h-8 items-center gap-2 self-start text-sm text-ink-soft">
          <input
            type="checkbox"
            name="ids"
            value={listing.id}
            form={COMPARE_FORM}
            className="size-5 accent-accent"
          />
          {text.catalogue.compareAdd}
          <span className="sr-only">{listing.title}</span>
        </label>
      )}
    </article>
  )
}

/** Tiles, and the button that puts the ticked ones side by side. */
export function ListingGrid({
  listings,
  always = [],
  columns = 'grid-cols-1 sm:grid-cols-2 lg:grid-cols-3',
}: {
  listings: ListingCard[]
  /** Compared whatever is ticked, e.g. the page's own listing. */
  always?: string[]
  columns?: string
}) {
  const text = useText()
  return (
    <>
      <ul className={`grid gap-4 ${columns}`}>
        {listings.map((listing) => (
          <li key={listing.id} className="grid min-w-0">
            <ListingTile listing={listing} />
          </li>
        ))}
      </ul>
      <form id={COMPARE_FORM} action={paths.compare} className="mt-4 flex flex-wrap items-center gap-3">
        {always.map((id) => (
          <input key={id} type="hidden" name="ids" value={id} />
        ))}
        <Button type="submit">{text.catalogue.compareGo}</Button>
        <span className="text-sm text-ink-faint">{text.catalogue.compareHint}</span>
      </form>
    </>
  )
}
