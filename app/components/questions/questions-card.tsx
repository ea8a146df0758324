import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { paths, signInTo } from '../paths.ts'
import { apart } from '../ui/apart.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

const QuestionsList = apart(() => import('./questions-list.tsx').then((module) => module.QuestionsList))

interface QuestionsCardProps {
  pool: Pick<PoolPageView, 'poolId' | 'questions' | 'idempotencyKey'>
  answer: FormAnswer | null
}

/** Questions about a pool with their answers: ask, answer, and what the operator has taken away. */
export function QuestionsCard({ pool, answer }: QuestionsCardProps) {
  const text = useText()
  const words = text.questions
  const { poolId, questions, idempotencyKey } = pool
  if (!questions)
    return (
      <Card title={words.title} hint={words.lead}>
        <LinkButton to={signInTo(paths.pool(poolId))}>{words.signIn}</LinkButton>
      </Card>
    )
  return (
    <Card title={words.title} hint={words.lead} id="questions">
      <QuestionsList questions={questions} idempotencyKey={idempotencyKey} answer={answer} />
    </Card>
  )
}
