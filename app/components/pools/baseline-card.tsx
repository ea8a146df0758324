import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { wishName, wishText } from '../demands/wish-text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Facts } from '../ui/page-header.tsx'

/** What the pool's machines must hold; its organiser invites the firms whose demands that serves. */
export function BaselineCard({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  const { constraints, fields, invitable } = pool.baseline
  return (
    <Card title={text.demands.commonSpec}>
      {constraints.length === 0 ? (
        <p className="text-sm text-ink-faint">{text.demands.noConstraints}</p>
      ) : (
        <Facts
          facts={constraints.map((wish) => ({
            name: wishName(wish.key, fields, text),
            value: wishText(wish, fields, text),
          }))}
        />
      )}
      {invitable !== null && (
        <div className="mt-4 border-t border-line pt-3">
          <h3 className="font-medium">{text.demands.inviteTitle}</h3>
          <p className="mb-2 text-sm text-ink-soft">
            {invitable === 0 ? text.demands.inviteNone : text.demands.inviteCount(invitable)}
          </p>
          {invitable > 0 && (
            <IntentForm intent="invite" idempotencyKey={pool.idempotencyKey} answer={answer}>
              {({ isBusy }) => (
                <Button type="submit" isBusy={isBusy}>
                  {text.demands.invite}
                </Button>
              )}
            </IntentForm>
          )}
        </div>
      )}
    </Card>
  )
}
