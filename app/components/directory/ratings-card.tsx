import type { ProviderPageView, RatingView } from '#app/contracts/views/directory.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input, TextArea } from '../ui/inputs.tsx'
import { RatingStars } from './stars.tsx'

interface RatingsProps {
  view: ProviderPageView
  answer: FormAnswer | null
}

/** What clients wrote, the provider's answers, and what the operator took down. */
export function RatingsCard({ view, answer }: RatingsProps) {
  const words = useText().directory
  return (
    <Card title={words.ratings} id="ratings">
      {view.ratings.length === 0 && <p className="text-ink-faint">{words.noRatings}</p>}
      <ul className="flex flex-col gap-5">
        {view.ratings.map((rating) => (
          <li key={rating.id} className="border-t border-line pt-4 first:border-t-0 first:pt-0">
            <Rating rating={rating} view={view} answer={answer} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Rating({ rating, view, answer }: RatingsProps & { rating: RatingView }) {
  const text = useText()
  const words = text.directory
  const form = { idempotencyKey: view.idempotencyKey, answer, ratingId: rating.id }
  return (
    <article>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
        <RatingStars stars={rating.stars} />
        <Badge>{words.kinds[rating.kind]}</Badge>
        <span className="[overflow-wrap:anywhere]">
          {rating.clientName ?? words.ratedBy(countyName(rating.clientCounty, text))}
        </span>
        <time dateTime={rating.ratedAt}>{formatInstantShort(rating.ratedAt, text.locale)}</time>
        {rating.isChanged && <span>{words.changed}</span>}
        {rating.state === 'hidden' && <Badge tone="warning">{words.hidden}</Badge>}
      </p>
      {rating.comment && (
        <p className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]">{rating.comment}</p>
      )}
      {rating.hiddenReason !== null && (
        <p className="mt-1 text-sm text-ink-soft">{words.hiddenBecause(rating.hiddenReason)}</p>
      )}
      {rating.reply && (
        <div className="mt-2 border-l-2 border-line pl-4 text-sm">
          <p className="text-ink-faint">{words.reply}</p>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{rating.reply}</p>
        </div>
      )}
      {view.can.reply && <ReplyForm {...form} start={rating.reply ?? ''} />}
      {view.can.moderate && <Moderation {...form} isHidden={rating.state === 'hidden'} />}
    </article>
  )
}

interface RatingFormProps {
  ratingId: string
  idempotencyKey: string
  answer: FormAnswer | null
}

/** The provider's word to a rating; what stands is worded anew. */
export function ReplyForm({ ratingId, start, ...form }: RatingFormProps & { start: string }) {
  const words = useText().directory
  return (
    <details open={form.answer?.intent === 'replyRating' && form.answer.values.ratingId === ratingId}>
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
        {words.replyTo}
      </summary>
      <IntentForm
        intent="replyRating"
        {...form}
        hidden={{ ratingId }}
        answersTo={{ field: 'ratingId', value: ratingId }}
        className="flex flex-col gap-2"
      >
        {({ isBusy, typed, error }) => (
          <>
            <Field label={words.reply} error={error('reply')} isRequired>
              <TextArea name="reply" rows={2} maxLength={1000} defaultValue={typed('reply') ?? start} />
            </Field>
            <Button type="submit" size="small" isBusy={isBusy} className="self-start">
              {words.sendReply}
            </Button>
          </>
        )}
      </IntentForm>
    </details>
  )
}

function Moderation({ ratingId, isHidden, ...form }: RatingFormProps & { isHidden: boolean }) {
  const words = useText().directory
  const shared = { ...form, hidden: { ratingId }, answersTo: { field: 'ratingId', value: ratingId } }
  if (isHidden)
    return (
      <IntentForm intent="showRating" {...shared} className="mt-1">
        {({ isBusy }) => (
          <Button type="submit" size="small" isBusy={isBusy}>
            {words.show}
          </Button>
        )}
      </IntentForm>
    )
  return (
    <details open={form.answer?.intent === 'hideRating' && form.answer.values.ratingId === ratingId}>
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-danger">
        {words.hide}
      </summary>
      <IntentForm intent="hideRating" {...shared} className="flex flex-wrap items-end gap-2">
        {({ isBusy, typed, error }) => (
          <>
            <Field label={words.reason} error={error('reason')} isRequired className="min-w-0 flex-1">
              <Input name="reason" maxLength={500} defaultValue={typed('reason') ?? ''} />
            </Field>
            <Button type="submit" size="small" tone="cautious" isBusy={isBusy}>
              {words.hide}
            </Button>
          </>
        )}
      </IntentForm>
    </details>
  )
}
