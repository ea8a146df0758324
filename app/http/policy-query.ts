import { oneLess, ROW_FIELD } from '#app/components/row-field.ts'
import type { PolicyPlan } from '#app/contracts/policies.ts'
import { policyPlanSchema } from '#app/contracts/policies.ts'
import type { Locale } from '#app/contracts/views/shell.ts'
import { faultsOf } from './faults.ts'
import { TypedForm } from './parse-form.ts'

export interface PolicyQuery {
  /** null when nothing was asked yet, or what was asked is no plan. */
  readonly plan: PolicyPlan | null
  readonly faults: Record<string, string>
  readonly typed: Record<string, string>
}

/** A plan as the calculator's address holds it: reading is a GET, so that a plan can be kept and sent on. */
export function readPolicyQuery(params: URLSearchParams, locale: Locale): PolicyQuery {
  const body = new FormData()
  for (const [name, value] of params) body.append(name, value)
  const asked = params.get(ROW_FIELD) ?? ''
  for (const name of [...params.keys()])
    if (/^lines\.\d{1,2}\./.test(name) && asked === oneLess(Number(name.split('.')[1]))) body.delete(name)
  const form = new TypedForm(body)
  form.closeRows('lines', ['quantity', 'acquisition', 'years', 'firstSet', 'purpose'])
  const typed = form.values()
  if (form.text('evaluate') === undefined) return { plan: null, faults: {}, typed }
  const parsed = policyPlanSchema.safeParse(planOf(form), { reportInput: true })
  if (parsed.success) return { plan: parsed.data, faults: {}, typed }
  // Whoever asks for a row more or less has not finished writing.
  if (asked !== '') return { plan: null, faults: {}, typed }
  const faults: Record<string, string> = {}
  for (const { path, message } of faultsOf(parsed.error, locale)) faults[path] ??= message
  return { plan: null, faults, typed }
}

function planOf(form: TypedForm): Record<string, unknown> {
  const isYes = (name: string) => form.text(name) === 'yes'
  return {
    lines: linesOf(form),
    equipmentInUse: form.list('inUse') ?? [],
    retires: form.list('retires') ?? [],
    isSmartRenovation: isYes('isSmartRenovation'),
    isEligibleGreenProject: isYes('isEligibleGreenProject'),
    recognitions: form.list('recognitions') ?? [],
    researchSpendingFen: form.text('researchSpendingFen') ?? null,
    isMachineToolFirm: isYes('isMachineToolFirm'),
  }
}

/** Rows `lines.<n>.<field>`; a row without a name and an amount is none. */
function linesOf(form: TypedForm): Record<string, unknown>[] {
  const rows = form.names().flatMap((name) => /^lines\.(\d{1,2})\.name$/.exec(name)?.[1] ?? [])
  return rows.flatMap((row) => {
    const of = (field: string) => form.text(`lines.${row}.${field}`)
    if (of('name') === undefined && of('amountFen') === undefined) return []
    const firstSet = of('firstSet')
    return [
      {
        name: of('name'),
        quantity: form.whole(`lines.${row}.quantity`) ?? 1,
        acquisition: of('acquisition') ?? 'purchase',
        amountFen: of('amountFen'),
        years: form.whole(`lines.${row}.years`) ?? 1,
        firstSet: firstSet ?? null,
        purpose: of('purpose') ?? 'general',
      },
    ]
  })
}
