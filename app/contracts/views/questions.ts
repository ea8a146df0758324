import type { PostState } from '#app/domain/questions/post-lifecycle.ts'
import type { AuthorRole } from '#app/domain/questions/seeing-policy.ts'

/** A question or an answer. Who wrote it is a role and a county; a name only where it is public anyway. */
export interface PostView {
  id: string
  role: AuthorRole
  county: string
  name: string | null
  isMine: boolean
  /** null: hidden by the operator, and this reader sees only why. */
  body: string | null
  state: PostState
  hiddenReason: string | null
  at: string
}

export interface QuestionView extends PostView {
  answers: PostView[]
}

export interface QuestionsView {
  questions: QuestionView[]
  /** False: the reader sees only its own until it joins. */
  isWhole: boolean
  canAsk: boolean
  canAnswer: boolean
  canModerate: boolean
}
