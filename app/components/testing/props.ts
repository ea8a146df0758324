import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { ServiceFormView } from '#app/contracts/views/test-desk.ts'
import type { TestOrderPageView } from '#app/contracts/views/testing.ts'

/** What every page and card of one test order is drawn from. */
export interface TestOrderProps {
  order: TestOrderPageView
  answer: FormAnswer | null
}

/** What every part of a service's form needs. */
export interface ServiceFormProps {
  view: ServiceFormView
  answer: FormAnswer | null
}
