import type { ReactNode } from 'react'
import type { ServiceFormView } from '#app/contracts/views/test-desk.ts'
import type { TestMethod, TestParameter } from '#app/domain/testing/method.ts'
import { MOST_METHODS, MOST_PARAMETERS } from '#app/domain/testing/method-writing.ts'
import { useText } from '#app/i18n/text.ts'
import type { FormReading } from '../forms.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'

interface MethodsProps {
  view: ServiceFormView
  form: FormReading
}

const NEW_PARAMETERS = 3
const MORE_PARAMETERS = 1

/** Methods by the number of their standard, each with its parameters; one empty method waits at the end. */
export function MethodsFields({ view, form }: MethodsProps) {
  const words = useText().testDesk
  const methods = view.offered?.methods ?? []
  const shown = Math.min(Math.max(methods.length, lastTyped(form)) + 1, MOST_METHODS)
  return (
    <div className="flex flex-col gap-4">
      {form.error('methods') && <p className="text-sm text-danger">{form.error('methods')}</p>}
      {Array.from({ length: shown }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the row's place is its identity
        <More key={place} isFolded={place > 0 && place === shown - 1} label={words.moreMethod}>
          <MethodFields place={place} method={methods[place]} {...{ view, form }} />
        </More>
      ))}
      {view.held.length === 0 && <p className="text-sm text-ink-faint">{words.noScopeHeld}</p>}
    </div>
  )
}

/** Rows that wait to be filled stay folded, so that a long form shows what it has; they post all the same. */
function More({ isFolded, label, children }: { isFolded: boolean; label: string; children: ReactNode }) {
  if (!isFolded) return <>{children}</>
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
        {label}
      </summary>
      {children}
    </details>
  )
}

/** How many methods came back with a form that was refused. */
function lastTyped(form: FormReading): number {
  let count = 0
  while (form.typed(`methods.${count}.standard`) !== undefined) count += 1
  return count
}

interface MethodProps extends MethodsProps {
  place: number
  method: TestMethod | undefined
}

function MethodFields({ place, method, view, form }: MethodProps) {
  const words = useText().testDesk
  const base = `methods.${place}`
  const isBack = form.typed('nameZh') !== undefined
  const start = (field: 'standard' | 'nameZh' | 'nameEn') =>
    form.typed(`${base}.${field}`) ?? (isBack ? '' : (method?.[field] ?? ''))
  const scope = isBack ? (form.typed(`${base}.scope`)?.split('\n') ?? []) : (method?.scope ?? [])
  const known = method?.parameters.length ?? 0
  const count = Math.min(known === 0 ? NEW_PARAMETERS : known + MORE_PARAMETERS, MOST_PARAMETERS)
  return (
    <fieldset className="min-w-0 rounded-card border border-line p-4">
      <legend className="px-1 text-sm font-semibold">{words.method(place + 1)}</legend>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <Field label={words.standard} hint={words.standardHint} error={form.error(`${base}.standard`)}>
          <Input name={`${base}.standard`} maxLength={40} defaultValue={start('standard')} />
        </Field>
        <Field label={words.methodName} error={form.error(`${base}.nameZh`)} className="sm:col-span-2">
          <Input name={`${base}.nameZh`} maxLength={80} defaultValue={start('nameZh')} />
        </Field>
        <Field label={words.nameEn} className="sm:col-span-2" isOptional>
          <Input name={`${base}.nameEn`} maxLength={120} defaultValue={start('nameEn')} />
        </Field>
        {view.held.length > 0 && (
          <fieldset>
            <legend className="text-sm font-medium">{words.scope}</legend>
            <div className="flex gap-4">
              {view.held.map((one) => (
                <Checkbox
                  key={one}
                  name={`${base}.scope`}
                  value={one}
                  label={one}
                  defaultChecked={scope.includes(one)}
                />
              ))}
            </div>
          </fieldset>
        )}
      </div>
      {form.error(`${base}.parameters`) && (
        <p className="mt-2 text-sm text-danger">{form.error(`${base}.parameters`)}</p>
      )}
      <div className="mt-3 flex flex-col gap-3">
        {Array.from({ length: count }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the row's place is its identity
          <More key={row} isFolded={known > 0 && row >= known && !isBack} label={words.moreParameter}>
            <ParameterFields
              base={`${base}.parameters.${row}`}
              place={row}
              parameter={method?.parameters[row]}
              form={form}
              isBack={isBack}
            />
          </More>
        ))}
      </div>
    </fieldset>
  )
}

interface ParameterProps {
  base: string
  place: number
  parameter: TestParameter | undefined
  form: FormReading
  isBack: boolean
}

type Typed = Exclude<keyof TestParameter, 'key' | 'kind'>

function ParameterFields({ base, place, parameter, form, isBack }: ParameterProps) {
  const words = useText().testDesk
  const start = (field: keyof TestParameter) =>
    form.typed(`${base}.${field}`) ?? (isBack ? '' : (parameter?.[field] ?? ''))
  const cell = (field: Typed, label: string, most: number, className = '') => (
    <Field label={label} error={form.error(`${base}.${field}`)} className={className}>
      <Input
        name={`${base}.${field}`}
        aria-label={`${words.parameter(place + 1)} ${label}`}
        maxLength={most}
        defaultValue={start(field)}
      />
    </Field>
  )
  return (
    <div className="grid grid-cols-2 gap-2 border-t border-line pt-3 sm:grid-cols-6">
      {start('key') !== '' && <input type="hidden" name={`${base}.key`} value={start('key') ?? ''} />}
      {cell('nameZh', words.parameterName, 60, 'col-span-2')}
      {cell('unit', words.unit, 20)}
      <Field label={words.kind}>
        <Select
          name={`${base}.kind`}
          aria-label={`${words.parameter(place + 1)} ${words.kind}`}
          defaultValue={start('kind') || 'number'}
        >
          {(['number', 'judgement'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      {cell('min', words.min, 20)}
      {cell('max', words.max, 20)}
      {cell('detectionLimit', words.detectionLimit, 20)}
      {cell('basisZh', words.basis, 80, 'sm:col-span-2')}
      <details className="col-span-2 sm:col-span-3">
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-accent sm:mt-5">
          {words.english}
        </summary>
        <div className="grid gap-2">
          {cell('nameEn', words.nameEn, 80)}
          {cell('basisEn', words.basisEn, 80)}
        </div>
      </details>
    </div>
  )
}
