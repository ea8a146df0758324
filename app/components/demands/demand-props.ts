import type { DemandPageView } from '#app/contracts/views/demands.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'

/** What every part of a demand's page is drawn from. */
export interface DemandPageProps {
  view: DemandPageView
  answer: FormAnswer | null
}
