import { Link } from '@remix-run/react'
import type { EngagementCard, EngagementsView } from '#app/contracts/views/directory.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { type EngagementEvent, REASONED } from '#app/domain/directory/engagement-lifecycle.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { useViewer } from '../shell/use-viewer.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Toast } from '../ui/toast.tsx'
import { ENGAGEMENT_TONES, engagementColumns, engagementPlace } from './engagement-columns.tsx'
import { RateForm } from './rate-form.tsx'
import { ReplyForm } from './ratings-card.tsx'
import { RatingStars } from './stars.tsx'

interface EngagementsProps {
  view: EngagementsView
  answer: FormAnswer | null
}

/** A firm's dealings with providers, or with those it serves. */
export function EngagementsPage({ view, answer }: EngagementsProps) {
  const text = useText()
  const words = text.directory
  return (
    <>
      <PageHeader
        title={text.shell.engagements}
        lead={words.dealingsLead}
        actions={<LinkButton to={paths.providers}>{words.title}</LinkButton>}
      />
      {view.engagements.length === 0 ? (
        <NoDealings />
      ) : (
        <Card isPadded={false} className="mb-4 pt-3">
          <SmartTable
            caption={text.shell.engagements}
            rows={view.engagements}
            rowKey={({ id }) => id}
            exportPath={paths.sheet('dealings')}
            columns={engagementColumns(text)}
          />
        </Card>
      )}
      <ul className="flex flex-col gap-4">
        {view.engagements.map((engagement) => (
          <li key={engagement.id} id={engagementPlace(engagement.id)} className="scroll-mt-20">
            <Engagement engagement={engagement} form={{ idempotencyKey: view.idempotencyKey, answer }} />
          </li>
        ))}
      </ul>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

interface FormProps {
  idempotencyKey: string
  answer: FormAnswer | null
}

function Engagement({ engagement, form }: { engagement: EngagementCard; form: FormProps }) {
  const text = useText()
  const words = text.directory
  const { id, side, rating, events } = engagement
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold [overflow-wrap:anywhere]">
          {side === 'client' ? (
            <Link to={paths.provider(engagement.providerId)} className="hover:text-accent hover:underline">
              {engagement.partnerName}
            </Link>
          ) : (
            engagement.partnerName
          )}
        </h2>
        <Badge tone={ENGAGEMENT_TONES[engagement.state]}>{words.states[engagement.state]}</Badge>
        <Badge>{words.kinds[engagement.kind]}</Badge>
        <span className="text-sm text-ink-faint">
          {side === 'client' ? words.asClient : words.asProvider} ·{' '}
          <time dateTime={engagement.createdAt}>{formatInstantShort(engagement.createdAt, text.locale)}</time>
        </span>
      </div>
      <p className="mt-2 whitespace-pre-line [overflow-wrap:anywhere]">{engagement.subject}</p>
      {engagement.reason && (
        <p className="mt-1 text-sm text-ink-soft">
          {words.reason}: {engagement.reason}
        </p>
      )}
      {events.length > 0 && (
        <div className="mt-3 flex flex-wrap items-start gap-2">
          {events.map((event) => (
            <Step key={event} id={id} event={event} form={form} />
          ))}
        </div>
      )}
      {rating && (
        <div className="mt-3 border-t border-line pt-3 text-sm">
          <p className="flex flex-wrap items-center gap-2">
            {side === 'client' ? words.yourRating : words.theirRating} <RatingStars stars={rating.stars} />
          </p>
          {rating.comment && <p className="mt-1 [overflow-wrap:anywhere]">{rating.comment}</p>}
          {rating.hiddenReason && <p className="mt-1">{words.hiddenBecause(rating.hiddenReason)}</p>}
          {rating.reply && (
            <p className="mt-1 text-ink-soft [overflow-wrap:anywhere]">
              {words.reply}: {rating.reply}
            </p>
          )}
        </div>
      )}
      {engagement.canRate && <RateForm engagement={engagement} form={form} />}
      {engagement.canReply && rating && (
        <ReplyForm {...form} ratingId={rating.id} start={rating.reply ?? ''} />
      )}
    </Card>
  )
}

function Step({ id, event, form }: { id: string; event: EngagementEvent; form: FormProps }) {
  const words = useText().directory
  const isMain = event === 'agree' || event === 'deliver' || event === 'confirm'
  const isRefused = form.answer?.values.engagementId === id && form.answer.values.event === event
  const shared = {
    ...form,
    answer: isRefused ? form.answer : null,
    intent: 'moveEngagement',
    hidden: { engagementId: id, event },
  }
  if (!REASONED.includes(event))
    return (
      <IntentForm {...shared}>
        {({ isBusy }) => (
          <ConfirmButton
            label={words.events[event]}
            will={words.wills[event]}
            tone={isMain ? 'primary' : 'danger'}
            isBusy={isBusy}
          />
        )}
      </IntentForm>
    )
  return (
    <details open={isRefused}>
      <summary className="flex min-h-11 cursor-pointer items-center px-2 text-sm font-medium text-danger">
        {words.events[event]}
      </summary>
      <IntentForm {...shared} className="flex flex-wrap items-end gap-2">
        {({ isBusy, typed, error }) => (
          <>
            <Field label={words.reason} hint={words.wills[event]} error={error('reason')} isRequired>
              <Input name="reason" minLength={2} maxLength={500} defaultValue={typed('reason') ?? ''} />
            </Field>
            <Button type="submit" tone="cautious" isBusy={isBusy} className="sm:mb-6">
              {words.events[event]}
            </Button>
          </>
        )}
      </IntentForm>
    </details>
  )
}

/** A provider is found; everybody else finds one. */
function NoDealings() {
  const text = useText()
  const words = text.directory
  const isProvider = useViewer()?.organisation.capabilities.includes('provider')
  return (
    <EmptyState title={words.noDealings} hint={isProvider ? words.noDealingsHintOwn : words.noDealingsHint}>
      <LinkButton to={isProvider ? paths.ownProvider : paths.providers} tone="primary">
        {isProvider ? text.shell.ownProvider : words.title}
      </LinkButton>
    </EmptyState>
  )
}
