import { Link } from '@remix-run/react'
import type { InvitationView } from '#app/contracts/views/demands.ts'
import { formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { TimeLeft } from '../countdown/countdown.tsx'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import type { DemandPageProps } from './demand-props.ts'

/** Pools that this demand was asked into: one click joins with its figures, one says no. */
export function InvitationsCard({ view, answer }: DemandPageProps) {
  const text = useText()
  if (view.invitations.length === 0) return null
  return (
    <Card title={text.demands.invitations} hint={text.demands.invitationsHint}>
      <ul className="grid gap-4">
        {view.invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-col gap-2">
            <p className="flex flex-wrap items-center gap-2">
              <Link
                to={paths.pool(invitation.poolId)}
                className="min-w-0 font-medium text-accent [overflow-wrap:anywhere] hover:underline"
              >
                {invitation.poolTitle}
              </Link>
              <Badge tone={invitation.state === 'invited' ? 'saving' : 'neutral'}>
                {text.demands.invitationStates[invitation.state]}
              </Badge>
              {invitation.state === 'invited' && (
                <span className="text-sm text-ink-soft">
                  <TimeLeft untilAt={invitation.joinClosesAt} nowAt={view.nowAt} over={text.pools.closed} />
                </span>
              )}
            </p>
            {invitation.state === 'invited' && view.canJoin && (
              <Answers invitation={invitation} view={view} answer={answer} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Answers({ invitation, view, answer }: DemandPageProps & { invitation: InvitationView }) {
  const text = useText()
  const { poolId, id: invitationId } = invitation
  // The same pool may be proposed below with only some of its offers fitting: then only those are accepted.
  const accepts = view.pools.find(({ pool }) => pool.poolId === poolId)?.acceptOfferIds ?? []
  const form = { idempotencyKey: view.idempotencyKey, answer }
  return (
    <div className="flex flex-wrap gap-2">
      <IntentForm
        intent="joinForDemand"
        {...form}
        hidden={{ poolId }}
        answersTo={{ field: 'poolId', value: poolId }}
      >
        {({ isBusy }) => (
          <>
            {accepts.map((id) => (
              <input key={id} type="hidden" name="accepts" value={id} />
            ))}
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {text.demands.joinWith(formatQuantity(view.demand.quantity, text.locale))}
            </Button>
          </>
        )}
      </IntentForm>
      <IntentForm
        intent="declineInvitation"
        {...form}
        hidden={{ invitationId }}
        answersTo={{ field: 'invitationId', value: invitationId }}
      >
        {({ isBusy }) => (
          <Button type="submit" tone="quiet" isBusy={isBusy}>
            {text.demands.decline}
          </Button>
        )}
      </IntentForm>
    </div>
  )
}
