import { useLocation } from '@remix-run/react'
import type { PostView, QuestionsView, QuestionView } from '#app/contracts/views/questions.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, TextArea } from '../ui/inputs.tsx'

interface QuestionsListProps extends FormProps {
  questions: QuestionsView
}

/** What was asked and answered, with the forms of those who may. */
export function QuestionsList({ questions, ...form }: QuestionsListProps) {
  const words = useText().questions
  return (
    <>
      {!questions.isWhole && (
        <div className="mb-4">
          <Notice>{words.onlyOwn}</Notice>
        </div>
      )}
      {questions.canAsk && <AskForm {...form} />}
      {questions.questions.length === 0 ? (
        <p className="mt-4 text-ink-faint">{words.none}</p>
      ) : (
        <ul className="mt-4 grid gap-5">
          {questions.questions.map((question) => (
            <li key={question.id} className="border-t border-line pt-4">
              <Question question={question} rights={questions} {...form} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface FormProps {
  idempotencyKey: string
  answer: FormAnswer | null
}

function AskForm(form: FormProps) {
  const text = useText()
  const { pathname } = useLocation()
  return (
    <IntentForm
      intent="askQuestion"
      {...form}
      draftKey={`question-${pathname}`}
      className="flex flex-col gap-2"
    >
      {({ isBusy, typed, error }) => (
        <>
          <Field label={text.questions.ask} hint={text.questions.askHint} error={error('body')} isRequired>
            <TextArea name="body" rows={2} maxLength={1000} defaultValue={typed('body') ?? ''} />
          </Field>
          <Button type="submit" isBusy={isBusy} className="self-start">
            {text.questions.send}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

interface QuestionProps extends FormProps {
  question: QuestionView
  rights: Pick<QuestionsView, 'canAnswer' | 'canModerate'>
}

function Question({ question, rights, ...form }: QuestionProps) {
  const text = useText()
  const { id: questionId } = question
  const isOpen = form.answer?.intent === 'answerQuestion' && form.answer.values.questionId === questionId
  return (
    <article>
      <Post post={question} />
      {rights.canModerate && <Moderation kind="question" post={question} {...form} />}
      {question.answers.length > 0 && (
        <ul className="mt-3 grid gap-3 border-l-2 border-line pl-4" aria-label={text.questions.answers}>
          {question.answers.map((answer) => (
            <li key={answer.id}>
              <Post post={answer} />
              {rights.canModerate && <Moderation kind="answer" post={answer} {...form} />}
            </li>
          ))}
        </ul>
      )}
      {rights.canAnswer && question.state === 'visible' && (
        <details className="mt-1" open={isOpen}>
          <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
            {text.questions.answer}
          </summary>
          <IntentForm
            intent="answerQuestion"
            {...form}
            draftKey={`answer-${questionId}`}
            hidden={{ questionId }}
            answersTo={{ field: 'questionId', value: questionId }}
            className="flex flex-col gap-2"
          >
            {({ isBusy, typed, error }) => (
              <>
                <Field label={text.questions.answer} error={error('body')} isRequired>
                  <TextArea name="body" rows={2} maxLength={2000} defaultValue={typed('body') ?? ''} />
                </Field>
                <Button type="submit" size="small" isBusy={isBusy} className="self-start">
                  {text.questions.sendAnswer}
                </Button>
              </>
            )}
          </IntentForm>
        </details>
      )}
    </article>
  )
}

function Post({ post }: { post: PostView }) {
  const text = useText()
  const words = text.questions
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-faint">
        <Badge tone={post.role === 'organiser' ? 'accent' : 'neutral'}>{words.roles[post.role]}</Badge>
        <span className="[overflow-wrap:anywhere]">
          {post.isMine ? text.common.you : (post.name ?? countyName(post.county, text))}
        </span>
        <time dateTime={post.at}>{formatInstantShort(post.at, text.locale)}</time>
        {post.state === 'hidden' && <Badge tone="warning">{words.hidden}</Badge>}
      </p>
      {post.body !== null && <p className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]">{post.body}</p>}
      {post.hiddenReason !== null && (
        <p className="mt-1 text-sm text-ink-soft">{words.hiddenBecause(post.hiddenReason)}</p>
      )}
    </>
  )
}

function Moderation({ kind, post, ...form }: FormProps & { kind: 'question' | 'answer'; post: PostView }) {
  const text = useText()
  const { id: postId } = post
  const shared = { ...form, hidden: { kind, postId }, answersTo: { field: 'postId', value: postId } }
  if (post.state === 'hidden')
    return (
      <IntentForm intent="showPost" {...shared} className="mt-1">
        {({ isBusy }) => (
          <Button type="submit" size="small" isBusy={isBusy}>
            {text.questions.show}
          </Button>
        )}
      </IntentForm>
    )
  return (
    <details open={form.answer?.intent === 'hidePost' && form.answer.values.postId === postId}>
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-danger">
        {text.questions.hide}
      </summary>
      <IntentForm intent="hidePost" {...shared} className="flex flex-wrap items-end gap-2">
        {({ isBusy, typed, error }) => (
          <>
            <Field
              label={text.questions.reason}
              error={error('reason')}
              isRequired
              className="min-w-0 flex-1"
            >
              <Input name="reason" maxLength={500} defaultValue={typed('reason') ?? ''} />
            </Field>
            <Button type="submit" size="small" tone="cautious" isBusy={isBusy}>
              {text.questions.hide}
            </Button>
          </>
        )}
      </IntentForm>
    </details>
  )
}
