import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** A bureau's forms over the retire catalogue; there is no subject. */
export const RETIRE_INTENTS: Readonly<Record<string, (form: TypedForm, subjectId: string) => Meant>> = {
  publishRetired: (form) => ({
    command: 'publishRetired',
    input: {
      nameZh: form.text('nameZh'),
      nameEn: form.text('nameEn'),
      categorySlug: form.text('categorySlug'),
      reasonZh: form.text('reasonZh'),
      reasonEn: form.text('reasonEn'),
      ...keyed(form),
    },
  }),
  moveRetired: (form) => ({
    command: 'moveRetired',
    input: { key: form.text('key'), event: form.text('event'), reason: form.text('reason'), ...keyed(form) },
  }),
}
