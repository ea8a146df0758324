import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import type { TypedForm } from './parse-form.ts'

/** The field that a refusal is about, by the names that forms have for it. */
const FIELDS: Readonly<Partial<Record<RefusalCode, readonly string[]>>> = {
  CREDIT_CODE_INVALID: ['creditCode'],
  QUANTITY_INVALID: ['quantity'],
  QUANTITY_UNCHANGED: ['quantity'],
  CAP_EXCEEDED: ['quantity'],
  QUANTITY_EXCEEDS_REMAINING: ['quantity'],
  QUANTITY_EXCEEDS_DELIVERED: ['quantity'],
  REMEDY_EXCEEDS_REJECTED: ['quantity'],
  DEADLINE_IN_PAST: ['joinClosesAt'],
  CERTIFICATE_EXISTS: ['number'],
  CERTIFICATE_EXPIRED: ['issuedOn'],
  INVOICE_NUMBER_TAKEN: ['number'],
  LAB_CODE_TAKEN: ['code'],
  LAB_CODE_FIXED: ['code'],
  PLATFORM_SLUG_TAKEN: ['slug'],
  RETIRED_EXISTS: ['nameZh'],
  RULE_PAST: ['inForceFrom'],
  RULE_BEFORE_LAST: ['inForceFrom'],
  AMOUNT_EXCEEDS_HELD: ['amountYuan', 'toBuyerYuan'],
  DECISION_INVALID: ['toBuyerYuan'],
  METER_INVALID: ['meteredMinutes'],
  PROVIDER_KIND: ['kind'],
}

/** The field of this form that the refusal is about; null when the form has none, and the refusal is the form's. */
export function fieldOfRefusal(code: RefusalCode, form: TypedForm): string | null {
  const names = form.names()
  return FIELDS[code]?.find((field) => names.includes(field)) ?? null
}
