import type {
  PlatformDeskView,
  ResourceDeskView,
  ResourceFormView,
} from '#app/contracts/views/platform-desk.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { FormReading } from '../forms.tsx'

/** What a platform's desk passes to each of its cards. */
export interface DeskProps {
  view: PlatformDeskView
  answer: FormAnswer | null
}

/** What the desk of equipment passes to each of its cards. */
export interface ResourceDeskProps {
  view: ResourceDeskView
  answer: FormAnswer | null
}

/** What every part of the equipment's form needs: what is known, and what was typed. */
export interface ResourceFormProps {
  view: ResourceFormView
  form: FormReading
}
