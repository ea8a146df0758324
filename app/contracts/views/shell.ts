import type { Capability, Role } from '#app/domain/identity/roles.ts'
import type { RefusalFacts } from '#app/domain/shared/outcome.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'

/** What every page shows around its body. All view types are JSON: money is integer fen, instants are ISO. */
export type Locale = 'zh' | 'en'

export interface ViewerOrganisation {
  id: string
  name: string
  county: string
  capabilities: Capability[]
}

export interface Viewer {
  userId: string
  name: string
  organisation: ViewerOrganisation
  role: Role
  isOperator: boolean
  locale: Locale
}

/** How far a reader is on the demonstration's tour. */
export interface TourState {
  /** Steps that are done. */
  step: number
  /** Left for now: it can be gone on with from the home page. */
  isLeft: boolean
}

export interface ShellView {
  locale: Locale
  /** null for a visitor. */
  viewer: Viewer | null
  /** True when anybody may sign in as a demo actor: the banner says so on every page. */
  isDemo: boolean
  /** null where it was never begun, and outside of the demonstration. */
  tour: TourState | null
  /** Notices that the viewer has not read; 0 for a visitor. At most 100: more are said to be many. */
  unread: number
  /** Absolute address of this server without a trailing slash, for share cards. */
  origin: string
}

/** A refusal as a page receives it: the sentence is made from it in the reader's language. */
export interface RefusalView {
  code: RefusalCode
  facts: RefusalFacts
}

/** Whether a button is offered; when it is not, the page says why. */
export type Permitted = { isAllowed: true } | { isAllowed: false; refusal: RefusalView }

/** What an action answers to the form that was posted. */
export interface FormAnswer {
  intent: string
  isDone: boolean
  refusal: RefusalView | null
  /** Field name to a sentence in the reader's language. */
  fieldErrors: Record<string, string>
  /** What was typed, so that nothing has to be typed again; a field that repeats is joined by line breaks. */
  values: Record<string, string>
}
