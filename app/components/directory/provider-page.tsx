import type { ProviderPageView } from '#app/contracts/views/directory.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths, signInTo } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Select, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'
import { useProviderWords } from './providers-page.tsx'
import { RatingsCard } from './ratings-card.tsx'
import { StarsLine } from './stars.tsx'

export interface ProviderPageProps {
  view: ProviderPageView
  answer: FormAnswer | null
}

/** A rating that was hidden is shown again. */
const UNDOES: Undoes = {
  hideRating: ({ ratingId = '' }) => ({ intent: 'showRating', ratingId }),
}

/** A provider: what it does and for whom, what clients gave it, and the form that asks it. */
export function ProviderPage({ view, answer }: ProviderPageProps) {
  const text = useText()
  const words = text.directory
  const { provider } = view
  const { name, summary } = useProviderWords()(provider)
  return (
    <>
      <PageHeader
        title={name}
        lead={summary}
        crumbs={[{ label: words.title, to: paths.providers }]}
        badges={
          <>
            {!provider.isListed && <Badge tone="warning">{words.unlisted}</Badge>}
            {provider.kinds.map((kind) => (
              <Badge key={kind} tone="accent">
                {words.kinds[kind]}
              </Badge>
            ))}
          </>
        }
        actions={view.can.edit && <LinkButton to={paths.ownProvider}>{text.shell.ownProvider}</LinkButton>}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          {provider.offers.length > 0 && (
            <Card title={words.offers}>
              <ul className="list-disc space-y-1 pl-5 text-ink-soft">
                {provider.offers.map((line) => (
                  <li key={line} className="[overflow-wrap:anywhere]">
                    {line}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <RatingsCard view={view} answer={answer} />
        </div>
        <aside className="flex min-w-0 flex-col gap-4">
          <Standing view={view} />
          <Card title={words.ask} hint={words.askLead} id="ask">
            <Ask view={view} answer={answer} />
          </Card>
        </aside>
      </div>
      <UndoToast answer={answer} idempotencyKey={view.idempotencyKey} undoes={UNDOES} />
    </>
  )
}

function Standing({ view: { provider, spread } }: { view: ProviderPageView }) {
  const text = useText()
  const words = text.directory
  const most = Math.max(1, ...spread)
  const served = [provider.county, ...provider.counties.filter((code) => code !== provider.county)]
  return (
    <Card title={words.spread}>
      <p>
        <StarsLine stars={provider.stars} />
      </p>
      <p className="mt-1 text-sm text-ink-faint">{words.completed(provider.completed)}</p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 text-sm">
        {[5, 4, 3, 2, 1].map((stars) => {
          const times = spread[stars - 1] ?? 0
          return (
            <div key={stars} className="contents">
              <dt>{words.stars(String(stars))}</dt>
              <dd className="h-2 rounded-full bg-sunken" aria-hidden="true">
                <span
                  className="block h-2 rounded-full bg-saving"
                  style={{ width: `${(times / most) * 100}%` }}
                />
              </dd>
              <dd className="text-right text-ink-faint">{words.times(times)}</dd>
            </div>
          )
        })}
      </dl>
      <p className="mt-4 text-sm font-medium">{words.serves}</p>
      <p className="text-sm text-ink-soft">
        {served.map((code) => countyName(code, text)).join(text.locale === 'zh' ? '、' : ', ')}
      </p>
    </Card>
  )
}

function Ask({ view, answer }: ProviderPageProps) {
  const words = useText().directory
  const { provider, can, living, isSignedIn, idempotencyKey } = view
  if (!isSignedIn)
    return (
      <LinkButton to={signInTo(paths.provider(provider.id))} tone="primary">
        {words.signIn}
      </LinkButton>
    )
  if (living)
    return (
      <div className="flex flex-col gap-3">
        <Notice>{words.livingNow(words.states[living])}</Notice>
        <LinkButton to={paths.engagements}>{words.seeDealings}</LinkButton>
      </div>
    )
  if (!can.ask) return <Notice>{words.cannotAsk}</Notice>
  return (
    <IntentForm
      intent="askProvider"
      draftKey={`ask-${provider.id}`}
      idempotencyKey={idempotencyKey}
      answer={answer}
      className="flex flex-col gap-3"
    >
      {(form) => (
        <>
          <Field label={words.kind} error={form.error('kind')} isRequired>
            <Select name="kind" defaultValue={form.typed('kind') ?? provider.kinds[0] ?? ''}>
              {provider.kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.subject} hint={words.subjectHint} error={form.error('subject')} isRequired>
            <TextArea name="subject" rows={4} maxLength={500} defaultValue={form.typed('subject') ?? ''} />
          </Field>
          <Button type="submit" tone="primary" isBusy={form.isBusy}>
            {words.send}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
