import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { paths, signInTo } from '../paths.ts'
import { StrayRefusal } from '../stray-refusal.tsx'
import { apart } from '../ui/apart.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { RefusalNotice } from '../ui/feedback.tsx'
import { JoinForm } from './join-form.tsx'

const StandingCommitment = apart(
  () => import('./standing-commitment.tsx').then((module) => module.StandingCommitment),
  ['market', 'members', 'deals'],
)

interface MyCommitmentProps {
  pool: PoolPageView
  answer: FormAnswer | null
  isSignedIn: boolean
}

/** The reader's side of the pool: join, or what it has in it and how to change that. */
export function MyCommitment(props: MyCommitmentProps) {
  const { mine, actions } = props.pool
  const isIn = mine !== null && mine.state !== 'withdrawn'
  const shown = {
    join: !isIn && actions.join.isAllowed,
    changeQuantity: isIn && actions.change.isAllowed,
    withdraw: isIn && actions.withdraw.isAllowed,
    pay: isIn && mine.payment?.id === props.answer?.values.paymentId,
  }
  return (
    <>
      <StrayRefusal answer={props.answer} shown={shown} />
      <MySide {...props} isIn={isIn} />
    </>
  )
}

function MySide({ pool, answer, isSignedIn, isIn }: MyCommitmentProps & { isIn: boolean }) {
  const text = useText()
  const { actions } = pool
  if (isIn) return <StandingCommitment pool={pool} answer={answer} />
  if (actions.join.isAllowed)
    return (
      <Card id="join" title={text.pools.joining.title} hint={text.pools.joining.lead}>
        <JoinForm pool={pool} answer={answer} intent="join" />
      </Card>
    )
  if (!isSignedIn && pool.state === 'open')
    return (
      <Card id="join" title={text.pools.joining.title} hint={text.pools.joining.lead}>
        <LinkButton to={signInTo(paths.pool(pool.poolId))} tone="primary" size="large" className="w-full">
          {text.pools.joining.signIn}
        </LinkButton>
      </Card>
    )
  if (pool.state !== 'open' && pool.state !== 'draft') return null
  return (
    <Card id="join" title={text.pools.joining.title}>
      <RefusalNotice refusal={actions.join.refusal} />
    </Card>
  )
}
