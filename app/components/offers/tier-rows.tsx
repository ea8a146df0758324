import type { TierView } from '#app/contracts/views/pools.ts'
import { useText } from '#app/i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { MoneyInput, QuantityInput } from '../ui/inputs.tsx'
import { faultOf, type TierDraft } from './tier-meaning.ts'

interface TierRowsProps {
  drafts: TierDraft[]
  standing: TierView[]
  onChange: (drafts: TierDraft[]) => void
}

const MOST_TIERS = 12

/**
 * The ladder as it is typed. Fields repeat as `fromQuantity` and `unitPriceYuan`, in order; rows that are empty
 * do not count. Without JavaScript the rows that are there suffice.
 */
export function TierRows({ drafts, standing, onChange }: TierRowsProps) {
  const text = useText()
  const edit = (index: number, change: Partial<TierDraft>) =>
    onChange(drafts.map((draft, at) => (at === index ? { ...draft, ...change } : draft)))
  return (
    <div className="flex flex-col gap-2">
      <div
        className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.8fr)_2.75rem] gap-2 text-sm text-ink-soft"
        aria-hidden="true"
      >
        <span>{text.offers.fromQuantity}</span>
        <span>{text.offers.unitPrice}</span>
      </div>
      <ol className="flex flex-col gap-2">
        {drafts.map((draft, index) => (
          <TierRow
            key={draft.key}
            draft={draft}
            number={index + 1}
            fault={faultOf(drafts, index, standing)}
            onEdit={(change) => edit(index, change)}
            onRemove={drafts.length > 1 ? () => onChange(drafts.filter((_, at) => at !== index)) : null}
          />
        ))}
      </ol>
      {drafts.length < MOST_TIERS && (
        <Button
          tone="quiet"
          icon="plus"
          className="self-start"
          onClick={() => onChange([...drafts, { key: newKey(drafts), fromQuantity: '', unitPriceYuan: '' }])}
        >
          {text.offers.addTier}
        </Button>
      )}
    </div>
  )
}

function newKey(drafts: TierDraft[]): string {
  const highest = drafts
    .map((draft) => Number(draft.key.replace('row-', '')))
    .reduce((a, b) => Math.max(a, b), -1)
  return `row-${highest + 1}`
}

interface TierRowProps {
  draft: TierDraft
  number: number
  fault: ReturnType<typeof faultOf>
  onEdit: (change: Partial<TierDraft>) => void
  onRemove: (() => void) | null
}

function TierRow({ draft, number, fault, onEdit, onRemove }: TierRowProps) {
  const text = useText()
  const label = text.offers.tier(number)
  const faultId = `tier-${draft.key}-fault`
  const wiring = fault ? { 'aria-invalid': true as const, 'aria-describedby': faultId } : {}
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.8fr)_2.75rem] items-start gap-2">
      <QuantityInput
        name="fromQuantity"
        unit=""
        aria-label={`${label} ${text.offers.fromQuantity}`}
        value={draft.fromQuantity}
        onChange={(event) => onEdit({ fromQuantity: event.currentTarget.value })}
        {...wiring}
      />
      <MoneyInput
        name="unitPriceYuan"
        unit=""
        aria-label={`${label} ${text.offers.unitPrice}`}
        value={draft.unitPriceYuan}
        onChange={(event) => onEdit({ unitPriceYuan: event.currentTarget.value })}
        {...wiring}
      />
      {onRemove && (
        <Button
          tone="quiet"
          className="size-11 px-0 sm:size-10"
          aria-label={text.offers.removeTier(number)}
          onClick={onRemove}
        >
          <Icon name="close" />
        </Button>
      )}
      {fault && (
        <p id={faultId} className="col-span-3 text-sm text-danger">
          {text.offers[fault]}
        </p>
      )}
    </li>
  )
}
