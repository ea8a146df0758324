import type { EngagementCard } from '#app/contracts/views/directory.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Radio } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { TextArea } from '../ui/inputs.tsx'

interface RateProps {
  engagement: EngagementCard
  form: { idempotencyKey: string; answer: FormAnswer | null }
}

/** The stars of a completed dealing: given once, changed for a while. */
export function RateForm({ engagement: { id, rating }, form }: RateProps) {
  const words = useText().directory
  const isRefused = form.answer?.intent === 'rateProvider' && form.answer.values.engagementId === id
  return (
    <details className="mt-2" open={isRefused}>
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
        {rating ? words.changeRating : words.rate}
      </summary>
      <IntentForm
        intent="rateProvider"
        draftKey={`rate-${id}`}
        {...form}
        hidden={{ engagementId: id }}
        answersTo={{ field: 'engagementId', value: id }}
        className="flex flex-col gap-3"
      >
        {({ isBusy, typed, error }) => (
          <>
            <FieldGroup legend={words.starsLabel} hint={words.rateHint} error={error('stars')}>
              <div className="flex flex-wrap gap-x-5">
                {words.starChoices.map((label, place) => {
                  const stars = String(place + 1)
                  const now = typed('stars') ?? (rating ? String(rating.stars) : '')
                  return (
                    <Radio
                      key={label}
                      name="stars"
                      value={stars}
                      label={label}
                      defaultChecked={now === stars}
                    />
                  )
                })}
              </div>
            </FieldGroup>
            <Field label={words.comment} hint={words.commentHint} error={error('comment')} isOptional>
              <TextArea
                name="comment"
                rows={3}
                maxLength={1000}
                defaultValue={typed('comment') ?? rating?.comment ?? ''}
              />
            </Field>
            <Button type="submit" tone="primary" isBusy={isBusy} className="self-start">
              {rating ? words.changeRating : words.rate}
            </Button>
          </>
        )}
      </IntentForm>
    </details>
  )
}
