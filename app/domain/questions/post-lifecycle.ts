import type { Lifecycle } from '../shared/lifecycle.ts'

export const POST_STATES = ['visible', 'hidden'] as const
export type PostState = (typeof POST_STATES)[number]
export type PostEvent = 'hide' | 'show'

const moves = { visible: { hide: 'hidden' }, hidden: { show: 'visible' } } as const

/** 提问: the operator hides what breaks the rules, with its reason, and may show it again. */
export const QUESTION_LIFECYCLE: Lifecycle<PostState, PostEvent> = {
  name: 'question',
  states: POST_STATES,
  initial: 'visible',
  moves,
}

/** 答复: the same. */
export const ANSWER_LIFECYCLE: Lifecycle<PostState, PostEvent> = {
  name: 'answer',
  states: POST_STATES,
  initial: 'visible',
  moves,
}
