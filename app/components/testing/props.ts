import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { TestOrderPageView } from '#app/contracts/views/testing.ts'

/** What every page and card of one test order is drawn from. */
export interface TestOrderProps {
  order: TestOrderPageView
  answer: FormAnswer | null
}
