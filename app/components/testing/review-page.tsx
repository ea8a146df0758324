import { parametersOf } from '#app/domain/testing/method.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Notice } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { Reasoned } from './order-actions.tsx'
import type { TestOrderProps } from './props.ts'
import { limitOf, nameOf, resultOf, VERDICT_TONES } from './words.ts'

/** The second pair of eyes: every result against its limit, then approval or back to the bench. */
export function ReviewPage({ order, answer }: TestOrderProps) {
  const text = useText()
  const words = text.testing
  const samples = order.samples.filter(({ untestedWhy }) => untestedWhy === null)
  const parameters = parametersOf(order.methods)
  return (
    <>
      <PageHeader
        title={words.review}
        lead={`${order.number} · ${nameOf(order, text)} — ${words.reviewLead}`}
        crumbs={[{ label: order.number, to: paths.testOrder(order.id) }]}
      />
      <div className="flex flex-col gap-4">
        {order.isTester && <Notice tone="warning">{words.testerMayNot}</Notice>}
        {samples.map((sample) => (
          <Card
            key={sample.id}
            title={`${sample.code} ${sample.name}`}
            hint={[
              sample.specification,
              sample.batchNumber && words.batch(sample.batchNumber),
              sample.condition,
            ]
              .filter(Boolean)
              .join(' · ')}
            isPadded={false}
          >
            <DataTable
              caption={`${words.results} ${sample.code}`}
              rows={parameters}
              rowKey={({ parameter }) => parameter.key}
              columns={[
                { key: 'name', header: words.parameter, cell: ({ parameter }) => nameOf(parameter, text) },
                {
                  key: 'method',
                  header: words.method,
                  isWideOnly: true,
                  cell: ({ method }) => method.standard,
                },
                { key: 'limit', header: words.limit, cell: ({ parameter }) => limitOf(parameter, text) },
                {
                  key: 'value',
                  header: words.value,
                  align: 'right',
                  cell: ({ parameter }) => {
                    const result = sample.results[parameter.key]
                    if (!result) return words.noLimit
                    return (
                      <>
                        <strong>{resultOf(result.value, text)}</strong>
                        {result.corrections > 0 && (
                          <span className="block text-xs text-warning">
                            {words.corrections(result.corrections)}
                          </span>
                        )}
                      </>
                    )
                  },
                },
                {
                  key: 'verdict',
                  header: words.verdict,
                  cell: ({ parameter }) => {
                    const verdict = sample.results[parameter.key]?.verdict ?? 'none'
                    return <Badge tone={VERDICT_TONES[verdict]}>{words.verdicts[verdict]}</Badge>
                  },
                },
              ]}
            />
          </Card>
        ))}
        {order.actions.review && (
          <Card title={words.approve}>
            <IntentForm
              intent="approveReport"
              idempotencyKey={order.idempotencyKey}
              answer={answer}
              className="mb-4"
            >
              {(form) => (
                <ConfirmButton
                  label={words.approve}
                  will={words.approveWill}
                  tone="primary"
                  isBusy={form.isBusy}
                />
              )}
            </IntentForm>
            <Reasoned
              order={order}
              answer={answer}
              intent="sendBackResults"
              label={words.sendBack}
              reason={words.sendBackReason}
            />
          </Card>
        )}
      </div>
    </>
  )
}
