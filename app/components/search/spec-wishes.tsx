import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import { useText } from '#app/i18n/text.ts'
import { specName, unitText } from '../catalogue/spec-text.ts'
import { Checkbox } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { QuantityInput, Select } from '../ui/inputs.tsx'

interface SpecWishesProps {
  fields: SpecField[]
  wishes: readonly SpecConstraint[]
  /** What is wrong with the wish about a key. */
  error?: (key: string) => string | undefined
  /** What was typed into a bound when the form came back, whether it is a number or not. */
  typed?: ((name: string) => string | undefined) | undefined
}

/** A wish per spec, typed by the category's schema: bounds, options, or yes and no. Empty is no wish. */
export function SpecWishes({ fields, wishes, error, typed }: SpecWishesProps) {
  return (
    <div className="grid min-w-0 gap-4">
      {fields.map((field) => (
        <SpecWish
          key={field.key}
          field={field}
          wish={wishes.find(({ key }) => key === field.key)}
          error={error?.(field.key)}
          typed={typed}
        />
      ))}
    </div>
  )
}

interface SpecWishProps {
  field: SpecField
  wish: SpecConstraint | undefined
  error: string | undefined
  typed: SpecWishesProps['typed']
}

function SpecWish({ field, wish, error, typed }: SpecWishProps) {
  const text = useText()
  const name = specName(field, text.locale)
  if (field.type === 'number') {
    const unit = unitText(field.unit, text)
    const range = wish?.kind === 'range' ? wish : null
    const bound = (side: 'min' | 'max') => typed?.(`${side}.${field.key}`) ?? String(range?.[side] ?? '')
    return (
      <FieldGroup legend={`${name}${unit ? ` (${unit})` : ''}`} error={error}>
        <div className="grid grid-cols-2 gap-2">
          <QuantityInput
            name={`min.${field.key}`}
            aria-label={`${name} ${text.catalogue.from}`}
            placeholder={`≥ ${field.min}`}
            defaultValue={bound('min')}
            inputMode="decimal"
            unit=""
          />
          <QuantityInput
            name={`max.${field.key}`}
            aria-label={`${name} ${text.catalogue.to}`}
            placeholder={`≤ ${field.max}`}
            defaultValue={bound('max')}
            inputMode="decimal"
            unit=""
          />
        </div>
      </FieldGroup>
    )
  }
  if (field.type === 'enum') {
    const chosen = wish?.kind === 'oneOf' ? wish.options : []
    return (
      <FieldGroup legend={name} error={error}>
        {field.options.map((option) => (
          <Checkbox
            key={option.value}
            name={`in.${field.key}`}
            value={option.value}
            label={specName(option, text.locale)}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </FieldGroup>
    )
  }
  const value = wish?.kind === 'is' ? (wish.value ? 'yes' : 'no') : ''
  return (
    <Field label={name} error={error}>
      <Select name={`is.${field.key}`} defaultValue={value}>
        <option value="">{text.catalogue.any}</option>
        <option value="yes">{text.common.yes}</option>
        <option value="no">{text.common.no}</option>
      </Select>
    </Field>
  )
}
