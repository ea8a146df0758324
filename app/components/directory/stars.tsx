import { MOST_STARS, type Stars } from '#app/domain/directory/stars.ts'
import { useText } from '#app/i18n/text.ts'

const STAR = 'M8 1.6 9.9 5.7l4.5.5-3.3 3 .9 4.4L8 11.4l-4 2.2.9-4.4-3.3-3 4.5-.5Z'

/** Stars as a drawing, filled to a tenth; the words beside or in its label say the same. */
function Drawing({ tenths, label }: { tenths: number; label: string }) {
  return (
    <span role="img" aria-label={label} className="inline-flex gap-0.5 text-saving">
      {Array.from({ length: MOST_STARS }, (_, place) => {
        const part = Math.min(10, Math.max(0, tenths - place * 10)) * 10
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the star's place is its identity
          <svg key={place} viewBox="0 0 16 16" className="size-4" aria-hidden="true">
            <path d={STAR} className="fill-none stroke-current" />
            <path d={STAR} className="fill-current" style={{ clipPath: `inset(0 ${100 - part}% 0 0)` }} />
          </svg>
        )
      })}
    </span>
  )
}

/** What a provider's clients gave it, or that they are too few to say. */
export function StarsLine({ stars: { averageTenths, count } }: { stars: Stars }) {
  const words = useText().directory
  if (averageTenths === null) return <span className="text-sm text-ink-faint">{words.tooFew(count)}</span>
  const average = (averageTenths / 10).toFixed(1)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Drawing tenths={averageTenths} label={words.starsOf(average)} />
      <strong aria-hidden="true">{average}</strong>
      <span className="text-sm text-ink-faint">{words.ratingCount(count)}</span>
    </span>
  )
}

/** The stars of one rating. */
export function RatingStars({ stars }: { stars: number }) {
  const words = useText().directory
  return <Drawing tenths={stars * 10} label={words.starsOf(String(stars))} />
}
