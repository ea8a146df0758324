import type { ChosenView, ResourceView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'

/** What everything about a chosen time is drawn from. */
export interface ChosenProps {
  view: ResourceView
  chosen: ChosenView
  answer: FormAnswer | null
}
