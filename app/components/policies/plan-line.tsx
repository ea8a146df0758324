import type { PoliciesView } from '#app/contracts/views/policies.ts'
import { CERTIFICATE_LEVELS } from '#app/domain/catalogue/certificate.ts'
import { PURPOSES } from '#app/domain/policies/rule.ts'
import { useText } from '#app/i18n/text.ts'
import { DropRow } from '../row-buttons.tsx'
import { Field } from '../ui/field.tsx'
import { Input, QuantityInput, Select } from '../ui/inputs.tsx'

interface PlanLineProps {
  row: number
  /** Which it is on the page, from 1. */
  place: number
  view: PoliciesView
  onDrop: ((row: number) => void) | undefined
}

/** One kind of equipment of a plan. */
export function PlanLine({ row, place, view, onDrop }: PlanLineProps) {
  const text = useText()
  const words = text.policies
  const name = (field: string) => `lines.${row}.${field}`
  const typed = (field: string, otherwise = '') => view.typed[name(field)] ?? otherwise
  const label = (word: string) => `${words.line(place)}: ${word}`
  const error = (field: string) => view.faults[name(field)]
  return (
    <fieldset className="grid min-w-0 grid-cols-2 gap-2 border-b border-line pb-4 last:border-b-0 last:pb-0">
      <legend className="mb-1 text-sm text-ink-faint">{words.line(place)}</legend>
      <Field label={words.name} error={error('name')} className="col-span-2">
        <Input
          name={name('name')}
          aria-label={label(words.name)}
          maxLength={80}
          defaultValue={typed('name')}
        />
      </Field>
      <Field label={words.acquisition}>
        <Select
          name={name('acquisition')}
          aria-label={label(words.acquisition)}
          defaultValue={typed('acquisition', 'purchase')}
        >
          <option value="purchase">{words.acquisitions.purchase}</option>
          <option value="lease">{words.acquisitions.lease}</option>
        </Select>
      </Field>
      <Field label={words.amount} error={error('amountFen')}>
        <QuantityInput
          name={name('amountFen')}
          inputMode="decimal"
          unit={words.wan}
          aria-label={label(words.amount)}
          defaultValue={typed('amountFen')}
        />
      </Field>
      <Field label={words.quantity} error={error('quantity')}>
        <QuantityInput
          name={name('quantity')}
          aria-label={label(words.quantity)}
          defaultValue={typed('quantity', '1')}
        />
      </Field>
      <Field label={words.years} error={error('years')}>
        <QuantityInput
          name={name('years')}
          unit={words.year}
          aria-label={label(words.years)}
          defaultValue={typed('years', '1')}
        />
      </Field>
      <Field label={words.firstSet}>
        <Select name={name('firstSet')} aria-label={label(words.firstSet)} defaultValue={typed('firstSet')}>
          <option value="">{words.firstSetNone}</option>
          {CERTIFICATE_LEVELS.map((level) => (
            <option key={level} value={level}>
              {words.firstSets[level]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.purpose}>
        <Select
          name={name('purpose')}
          aria-label={label(words.purpose)}
          defaultValue={typed('purpose', 'general')}
        >
          {PURPOSES.map((purpose) => (
            <option key={purpose} value={purpose}>
              {words.purposes[purpose]}
            </option>
          ))}
        </Select>
      </Field>
      {onDrop && (
        <div className="col-span-2">
          <DropRow row={row} of={words.line(place)} onDrop={onDrop} />
        </div>
      )}
    </fieldset>
  )
}
