import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { SpecFaultCode, SpecField, SpecValue } from '#app/domain/catalogue/spec-schema.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import type { FormReading } from '../forms.tsx'
import { Field } from '../ui/field.tsx'
import { QuantityInput, Select } from '../ui/inputs.tsx'
import { specName, unitText } from './spec-text.ts'

/** What the category's schema says against a value: the refusal names every field with its fault. */
export function specErrorOf(answer: FormAnswer | null, key: string, text: Text): string | undefined {
  if (answer?.refusal?.code !== 'SPECS_INVALID') return undefined
  const fault = answer.refusal.facts[`specs.${key}`]
  if (typeof fault !== 'string') return undefined
  const [code = '', bound = ''] = fault.split(' ')
  return text.catalogue.specFaults[code as SpecFaultCode]?.(bound) ?? text.faults.wrong
}

interface SpecInputsProps {
  fields: SpecField[]
  values: ReadonlyMap<string, SpecValue | null>
  form: FormReading
  answer: FormAnswer | null
}

/** One control per spec of the category, with its unit and what is plausible. */
export function SpecInputs({ fields, values, form, answer }: SpecInputsProps) {
  const text = useText()
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      {fields.map((field) => {
        const common = {
          label: specName(field, text.locale),
          error: specErrorOf(answer, field.key, text),
          isRequired: field.required,
          isOptional: !field.required,
        }
        const value = values.get(field.key) ?? null
        if (field.type === 'number') {
          const name = `number.${field.key}`
          return (
            <Field
              key={field.key}
              {...common}
              hint={text.catalogue.between(String(field.min), String(field.max))}
            >
              <QuantityInput
                name={name}
                unit={unitText(field.unit, text)}
                inputMode={field.integer ? 'numeric' : 'decimal'}
                defaultValue={form.typed(name) ?? (value === null ? '' : String(value))}
              />
            </Field>
          )
        }
        const isEnum = field.type === 'enum'
        const name = `${isEnum ? 'option' : 'flag'}.${field.key}`
        const flag = value === null ? '' : value ? 'yes' : 'no'
        return (
          <Field key={field.key} {...common}>
            <Select name={name} defaultValue={form.typed(name) ?? (isEnum ? String(value ?? '') : flag)}>
              <option value="">{text.common.unknown}</option>
              {isEnum ? (
                field.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {specName(option, text.locale)}
                  </option>
                ))
              ) : (
                <>
                  <option value="yes">{text.common.yes}</option>
                  <option value="no">{text.common.no}</option>
                </>
              )}
            </Select>
          </Field>
        )
      })}
    </div>
  )
}
