import type { TierView } from '#app/contracts/views/pools.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { classes } from '../ui/classes.ts'
import {
  across,
  cheaperZones,
  down,
  type Frame,
  frameOf,
  type LadderLine,
  nextTierAfter,
  outlineOf,
  ticksOf,
  tierAt,
} from './geometry.ts'
import { StaircaseTable } from './staircase-table.tsx'

interface PriceStaircaseProps {
  /** The best first: it is drawn full, the others as thin lines behind it. */
  ladders: LadderLine[]
  quantity: number
  referencePriceFen: number
  minQuantity?: number | null
  /** True to show the table at once, e.g. in print. */
  isTableOpen?: boolean
}

/**
 * Price over quantity, drawn to scale on the server. The shapes stretch with the box, the words do not: they
 * stand over it at their place, so that they are as large on a phone as on a wall.
 */
export function PriceStaircase({
  ladders,
  quantity,
  referencePriceFen,
  minQuantity,
  isTableOpen,
}: PriceStaircaseProps) {
  const text = useText()
  const [best, ...others] = ladders
  if (!best) return <p className="py-8 text-center text-ink-faint">{text.ladder.none}</p>
  const frame = frameOf(
    ladders.map((ladder) => ladder.tiers),
    quantity,
    referencePriceFen,
  )
  const now = tierAt(best.tiers, quantity)
  const caption = now
    ? text.ladder.caption(formatQuantity(quantity, text.locale), formatPrice(now.unitPriceFen))
    : text.ladder.captionNone(formatQuantity(quantity, text.locale))
  return (
    <figure className="min-w-0">
      <div
        role="img"
        aria-label={`${text.ladder.titleOf(best.name)}. ${caption}`}
        className="relative mt-7 mb-7 h-56 sm:h-72"
      >
        <Shapes
          frame={frame}
          best={best}
          others={others}
          quantity={quantity}
          referencePriceFen={referencePriceFen}
          minQuantity={minQuantity ?? null}
        />
        <TierLabels frame={frame} tiers={best.tiers} quantity={quantity} />
        <Here frame={frame} tiers={best.tiers} quantity={quantity} />
        <Axis frame={frame} referencePriceFen={referencePriceFen} />
      </div>
      <figcaption className="sr-only">{caption}</figcaption>
      <Zones tiers={best.tiers} quantity={quantity} />
      {others.length > 0 && <Legend best={best} others={others} />}
      <StaircaseTable
        ladders={ladders}
        quantity={quantity}
        referencePriceFen={referencePriceFen}
        isOpen={isTableOpen ?? false}
      />
    </figure>
  )
}

interface ShapesProps {
  frame: Frame
  best: LadderLine
  others: LadderLine[]
  quantity: number
  referencePriceFen: number
  minQuantity: number | null
}

function Shapes({ frame, best, others, quantity, referencePriceFen, minQuantity }: ShapesProps) {
  const outline = outlineOf(frame, best.tiers)
  const firstX = across(frame, best.tiers[0]?.fromQuantity ?? 0)
  const hereX = across(frame, quantity)
  const referenceY = down(frame, referencePriceFen)
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-0 size-full overflow-visible rounded bg-sunken/60"
    >
      {cheaperZones(best.tiers).map((zone) => (
        <rect
          key={zone.cheaperAt}
          x={across(frame, zone.fromQuantity)}
          width={across(frame, zone.cheaperAt) - across(frame, zone.fromQuantity)}
          y="0"
          height="100"
          className="fill-saving-soft"
        />
      ))}
      <path d={`${outline}V100H${firstX}Z`} className="fill-accent-soft" opacity="0.75" />
      <g className="fill-none" vectorEffect="non-scaling-stroke">
        <path
          d={`M0 ${referenceY}H100`}
          className="stroke-line-strong"
          strokeDasharray="4 4"
          vectorEffect="non-scaling-stroke"
        />
        {minQuantity !== null && (
          <path
            d={`M${across(frame, minQuantity)} 0V100`}
            className="stroke-line-strong"
            strokeDasharray="1 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
        {others.map((other) => (
          <path
            key={other.id}
            d={outlineOf(frame, other.tiers)}
            className="stroke-ink-faint"
            strokeDasharray="3 3"
            strokeWidth="1.25"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <path
          d={outline}
          className="stroke-accent"
          strokeWidth="2.5"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={`M${hereX} 0V100`}
          className="stroke-ink"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
      </g>
    </svg>
  )
}

/** Prices over their treads. On a phone only today's, the next and the last: the rest stands in the table. */
function TierLabels({ frame, tiers, quantity }: { frame: Frame; tiers: TierView[]; quantity: number }) {
  const now = tierAt(tiers, quantity)
  const next = nextTierAfter(tiers, quantity)
  return tiers.map((tier, index) => {
    const isKept = tier === now || tier === next || index === tiers.length - 1
    const left = across(frame, tier.fromQuantity)
    const isAtRight = left > 80
    return (
      <span
        key={tier.fromQuantity}
        aria-hidden="true"
        className={classes(
          'absolute whitespace-nowrap px-1 pb-1 text-xs leading-tight',
          isAtRight ? '-translate-x-full -translate-y-full pr-1.5 text-right' : '-translate-y-full',
          tier === now ? 'z-1 rounded bg-surface/80 font-semibold text-accent-strong' : 'text-ink-soft',
          !isKept && 'max-sm:hidden',
        )}
        style={{ left: `${left}%`, top: `${down(frame, tier.unitPriceFen)}%` }}
      >
        {formatPrice(tier.unitPriceFen)}
      </span>
    )
  })
}

function Here({ frame, tiers, quantity }: { frame: Frame; tiers: TierView[]; quantity: number }) {
  const text = useText()
  const now = tierAt(tiers, quantity)
  const next = nextTierAfter(tiers, quantity)
  const left = across(frame, quantity)
  const shift = left < 15 ? 'translate-x-0' : left > 85 ? '-translate-x-full' : '-translate-x-1/2'
  return (
    <>
      <span
        aria-hidden="true"
        className={classes(
          'absolute -top-6 whitespace-nowrap rounded-full bg-ink px-2 text-xs leading-5 font-medium text-page',
          shift,
        )}
        style={{ left: `${left}%` }}
      >
        {text.ladder.hereAt(formatQuantity(quantity, text.locale))}
      </span>
      {now && (
        <span
          aria-hidden="true"
          className="absolute size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-accent ring-2 ring-accent"
          style={{ left: `${left}%`, top: `${down(frame, now.unitPriceFen)}%` }}
        />
      )}
      {next && (
        <span
          aria-hidden="true"
          className="absolute bottom-1.5 flex h-5 items-center justify-center overflow-visible border-x border-saving text-xs whitespace-nowrap text-saving"
          style={{ left: `${left}%`, width: `${across(frame, next.fromQuantity) - left}%` }}
        >
          <span className="rounded bg-saving-soft px-1.5 font-medium">
            {text.ladder.missing(formatQuantity(next.fromQuantity - quantity, text.locale))}
          </span>
        </span>
      )}
    </>
  )
}

function Axis({ frame, referencePriceFen }: { frame: Frame; referencePriceFen: number }) {
  const text = useText()
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute right-1 -translate-y-full text-xs text-ink-faint"
        style={{ top: `${down(frame, referencePriceFen)}%` }}
      >
        {text.ladder.reference} {formatPrice(referencePriceFen)}
      </span>
      {ticksOf(frame.endQuantity, 8)
        .filter((tick) => across(frame, tick) < 90)
        .map((tick, index) => (
          <span
            key={tick}
            aria-hidden="true"
            className={classes(
              'absolute top-full mt-1 text-xs text-ink-faint',
              index > 0 && '-translate-x-1/2',
              index % 2 === 1 && 'max-sm:hidden',
            )}
            style={{ left: `${across(frame, tick)}%` }}
          >
            {tick}
          </span>
        ))}
      <span
        aria-hidden="true"
        className="absolute top-full right-0 mt-1 bg-surface pl-1 text-xs text-ink-faint"
      >
        {text.ladder.axisQuantity}
      </span>
    </>
  )
}

/** The zones in words; the one that the pool stands in comes with weight. */
function Zones({ tiers, quantity }: { tiers: TierView[]; quantity: number }) {
  const text = useText()
  const zones = cheaperZones(tiers).filter((zone) => zone.toQuantity >= quantity)
  if (zones.length === 0) return null
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-saving">
      {zones.map((zone) => (
        <li key={zone.cheaperAt} className="flex items-center gap-1.5">
          <span className="size-3 rounded-sm border border-saving bg-saving-soft" aria-hidden="true" />
          {text.ladder.cheaperZone(zone.fromQuantity, zone.toQuantity, zone.cheaperAt)}
        </li>
      ))}
    </ul>
  )
}

function Legend({ best, others }: { best: LadderLine; others: LadderLine[] }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      <li className="flex items-center gap-1.5">
        <span className="w-5 border-t-2 border-accent" aria-hidden="true" />
        {best.name}
      </li>
      {others.map((other) => (
        <li key={other.id} className="flex items-center gap-1.5">
          <span className="w-5 border-t border-dashed border-ink-faint" aria-hidden="true" />
          {other.name}
        </li>
      ))}
    </ul>
  )
}
