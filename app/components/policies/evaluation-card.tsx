import type { EvaluationView, PolicyAnswerView } from '#app/contracts/views/policies.ts'
import { formatDay, formatFenCompact, formatPrice } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState, Notice } from '../ui/feedback.tsx'
import { Stat, Stats } from '../ui/page-header.tsx'

/** What every rule in force says to a plan: outcome, arithmetic, and what is uncertain about it. */
export function EvaluationCard({ evaluation }: { evaluation: EvaluationView | null }) {
  const { policies: words, locale } = useText()
  if (!evaluation)
    return (
      <Card title={words.result}>
        <EmptyState title={words.none} />
      </Card>
    )
  return (
    <section aria-live="polite" className="flex min-w-0 flex-col gap-4">
      <Card title={words.result}>
        <Stats className="grid-cols-2">
          <Stat label={words.actual} value={formatFenCompact(evaluation.actualFen, locale)} />
          <Stat label={words.counted} value={formatFenCompact(evaluation.countedFen, locale)} tone="accent" />
        </Stats>
        <ul className="mt-3 text-sm text-ink-soft">
          {evaluation.lines.map((line) => (
            <li key={`${line.name} ${line.arithmetic}`} className="[overflow-wrap:anywhere]">
              {line.name}: {line.arithmetic}
            </li>
          ))}
        </ul>
        {evaluation.barredBy.length > 0 && (
          <div className="mt-3">
            <Notice tone="danger">{words.barred(evaluation.barredBy.join('、'))}</Notice>
          </div>
        )}
      </Card>
      {evaluation.answers.map((answer) => (
        <Answer key={answer.key} answer={answer} />
      ))}
    </section>
  )
}

const TONES: Readonly<Record<PolicyAnswerView['outcome'], Tone>> = {
  not_eligible: 'neutral',
  up_to: 'saving',
  range: 'saving',
  amount: 'accent',
  information: 'notice',
}

function Answer({ answer }: { answer: PolicyAnswerView }) {
  const text = useText()
  const words = text.policies
  const amount = amountOf(answer, text)
  return (
    <Card
      title={text.locale === 'zh' ? answer.nameZh : answer.nameEn}
      aside={<Badge tone={TONES[answer.outcome]}>{words.outcomes[answer.outcome]}</Badge>}
      hint={words.article(answer.article, answer.version, formatDay(answer.inForceFrom, text.locale))}
    >
      {amount && <p className="mb-2 text-xl font-semibold text-saving">{amount}</p>}
      <p className="text-sm text-ink-soft">{text.locale === 'zh' ? answer.readingZh : answer.readingEn}</p>
      {answer.arithmetic.length > 0 && (
        <>
          <h3 className="mt-3 text-sm font-medium">{words.arithmetic}</h3>
          <ul className="font-mono text-sm [overflow-wrap:anywhere]">
            {answer.arithmetic.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      )}
      {answer.uncertainty.length > 0 && (
        <>
          <h3 className="mt-3 text-sm font-medium">{words.uncertain}</h3>
          <ul className="list-disc pl-5 text-sm text-ink-soft">
            {answer.uncertainty.map((one) => (
              <li key={one}>{words.uncertainty[one]}</li>
            ))}
          </ul>
        </>
      )}
      {answer.barredBy.length > 0 && (
        <p className="mt-2 text-sm text-danger">{words.barred(answer.barredBy.join('、'))}</p>
      )}
    </Card>
  )
}

/** Caps and ranges are said as such; nothing here is a promise. */
function amountOf(answer: PolicyAnswerView, text: Text): string | null {
  const { policies: words } = text
  if (answer.capFen !== null) return words.upTo(formatPrice(answer.capFen))
  if (answer.lowFen !== null && answer.highFen !== null)
    return words.range(formatPrice(answer.lowFen), formatPrice(answer.highFen))
  return answer.amountFen === null ? null : words.deductible(formatPrice(answer.amountFen))
}
