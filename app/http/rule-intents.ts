import { RULE_FIGURES } from '#app/contracts/views/policies.ts'
import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

/** The form of a rule's next version; the subject is the rule. */
export const RULE_INTENTS: Readonly<Record<string, (form: TypedForm, key: string) => Meant>> = {
  writeRule: (form, key) => ({
    command: 'writeRule',
    input: {
      key,
      after: form.whole('after'),
      inForceFrom: form.text('inForceFrom'),
      inForceUntil: form.text('inForceUntil'),
      readingZh: form.text('readingZh'),
      readingEn: form.text('readingEn'),
      reason: form.text('reason'),
      terms: termsOf(form),
      idempotencyKey: form.text('idempotencyKey'),
    },
    fields: fieldsOf(form),
  }),
}

/** Of figures only those that the form of the rule's kind has. */
function termsOf(form: TypedForm): Record<string, unknown> {
  const names = new Set(form.names())
  const figures = RULE_FIGURES.filter((name) => names.has(name)).map((name) => [
    name,
    name.endsWith('BasisPoints')
      ? form.basisPoints(name)
      : name.endsWith('Fen')
        ? form.text(name)
        : form.whole(name),
  ])
  const rows = form.rows('awards')
  return {
    kind: form.text('kind'),
    ...Object.fromEntries(figures),
    ...(names.has('hasPurposes') ? { purposes: form.list('purposes') ?? [] } : {}),
    ...(names.has('hasStacking') ? { mayBeAdded: form.text('mayBeAdded') !== undefined } : {}),
    ...(rows.length > 0 ? { awards: rows.flatMap((row) => awardOf(form, row)) } : {}),
  }
}

/** A row that was left empty, or emptied, is no award any more. */
function awardOf(form: TypedForm, row: number): Record<string, unknown>[] {
  const of = (field: string) => form.text(`awards.${row}.${field}`)
  if (!of('nameZh') && !of('amount')) return []
  return [
    {
      key: of('key') ?? `award-${row + 1}`,
      nameZh: of('nameZh'),
      nameEn: of('nameEn') ?? of('nameZh'),
      amountFen: of('amount'),
    },
  ]
}

/** Where a fault of the terms is shown: rows that were left out do not shift the others. */
function fieldsOf(form: TypedForm): Record<string, string> {
  const kept = form.rows('awards').filter((row) => awardOf(form, row).length > 0)
  const figures = RULE_FIGURES.map((name) => [`terms.${name}`, name])
  const awards = kept.flatMap((row, index) => [
    [`terms.awards.${index}.nameZh`, `awards.${row}.nameZh`],
    [`terms.awards.${index}.nameEn`, `awards.${row}.nameEn`],
    [`terms.awards.${index}.amountFen`, `awards.${row}.amount`],
  ])
  return {
    ...Object.fromEntries([...figures, ...awards]),
    'terms.purposes': 'purposes',
    'terms.awards': 'awards',
  }
}
